import { readFileSync } from 'node:fs';

import { Catalog } from '@hub/catalog';
import { providers, skills } from '@hub/integrations';
import type { Database } from '@hub/platform';
import { expect, it } from '@jest/globals';

import { sdkTypes, sdkTypesFile } from '../../tools/sdk-types/sdk-types.mjs';

it('the SDK’s types are those of the catalogue (else: node tools/sdk-types.mjs)', async () => {
  // Describing reads no rows.
  const types = await sdkTypes(new Catalog({} as Database, { providers, skills }));
  expect(readFileSync(sdkTypesFile, 'utf8')).toBe(types);
});
