import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';

/** Hash of the content of the files that the patterns find, tests apart, and their names in order. */
export function fingerprint(patterns) {
  const names = globSync(patterns)
    .filter((name) => !/\.test\.tsx?$/.test(name) && existsSync(name) && statSync(name).isFile())
    .toSorted();
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(readFileSync(name)).update('\0');
  return { hash: hash.digest('hex'), names };
}
