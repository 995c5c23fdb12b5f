import { ownerUrlOf, readEnv } from '@hub/platform';

import { restoreCommand } from './backup/backup-command.js';

// A backup comes back into an empty database: npm run restore
try {
  await restoreCommand(
    ownerUrlOf(readEnv()),
    process.argv.slice(2),
    (line) => void process.stdout.write(`${line}\n`),
  );
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
