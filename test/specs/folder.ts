import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['SPECS_DIR'] ?? '../shared/specs';

/** Why nothing can be held against the vendors' descriptions; undefined when they are there. */
export const whyNoSpecs: string | undefined = existsSync(folder)
  ? undefined
  : 'skipped, because SPECS_DIR names no folder with the API descriptions';

/** One of the vendors' descriptions. They are no part of the project. */
export const readSpec = (name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
