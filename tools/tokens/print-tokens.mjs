import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../support/run.mjs';

const test = 'test/catalog/answer-tokens.medium.test.ts';

/** Measures with the test that also holds the budgets, prints its table, and says which budget is broken. Returns the exit code. */
export async function printTokens() {
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  const path = join(folder, 'table.md');
  const words = ['tools/test.mjs', '--selectProjects', 'medium', '--testPathPatterns', test];
  try {
    const env = { ...process.env, TOKENS_TABLE: path };
    const failure = await run(process.execPath, words, { env }).then(
      () => undefined,
      (error) => error,
    );
    if (existsSync(path)) process.stdout.write(readFileSync(path, 'utf8'));
    if (failure) process.stderr.write(`\n${failure.output ?? failure.message}\n`);
    return failure ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
