import { readEnv } from '@hub/platform';

import { openKeyDesk } from './data-keys/key-desk.js';
import { keysCommand } from './data-keys/keys-command.js';
import { readWords } from './data-keys/words.js';

// The keys of companies, for an operator: npm run keys
try {
  const words = readWords(process.argv.slice(2));
  const desk = await openKeyDesk(readEnv());
  try {
    await keysCommand(desk, words, (line) => void process.stdout.write(`${line}\n`));
  } finally {
    await desk.close();
  }
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
