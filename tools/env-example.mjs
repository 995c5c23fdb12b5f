// Writes .env.example from the settings that the hub knows; with --check, says whether it is current.
import { readFileSync, writeFileSync } from 'node:fs';

import { needNewNode } from './node-version.mjs';

needNewNode();
const { readTypescript } = await import('./support/typescript.mjs');
readTypescript();
const { envSchema } = await import('../libs/platform/src/env/env-schema.ts');

const path = '.env.example';
const intro = `# Every setting of the hub and its default. Copy this file to .env and uncomment what differs.
# Written by "node tools/env-example.mjs" from the schema of the settings; do not edit.
`;
const entries = Object.entries(envSchema.shape).map(
  ([name, field]) =>
    `# ${field.description}\n#${name}=${field.def.defaultValue ?? field.def.in?.def.defaultValue ?? ''}\n`,
);
const text = [intro, ...entries].join('\n');

if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (read() !== text) {
  process.stderr.write(`${path} is not current. Run: node tools/env-example.mjs\n`);
  process.exitCode = 1;
}

function read() {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
