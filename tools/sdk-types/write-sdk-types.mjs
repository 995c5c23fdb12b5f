import { writeFileSync } from 'node:fs';

import { buildStale } from '../support/build-stale.mjs';
import { sdkTypes, sdkTypesFile } from './sdk-types.mjs';

/** Writes the file anew. Returns the exit code. */
export async function writeSdkTypes() {
  await buildStale();
  const { providers, skills } = await import('../../dist/libs/integrations/src/index.js');
  const { Catalog } = await import('../../dist/libs/catalog/src/index.js');
  // Describing reads no rows.
  writeFileSync(sdkTypesFile, await sdkTypes(new Catalog({}, { providers, skills })));
  return 0;
}
