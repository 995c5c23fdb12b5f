import { ownerUrlOf, readEnv } from '@hub/platform';

import { backupCommand } from './backup/backup-command.js';

// Everything that the database holds, in two files: npm run backup
try {
  await backupCommand(
    ownerUrlOf(readEnv()),
    process.argv.slice(2),
    (line) => void process.stdout.write(`${line}\n`),
  );
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
