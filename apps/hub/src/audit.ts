import { readEnv } from '@hub/platform';

import { auditCommand } from './audit-trail/audit-command.js';
import { readAuditWords } from './audit-trail/words.js';

// The records of companies, for an operator: npm run audit
try {
  const words = await readAuditWords(process.argv.slice(2));
  const isWhole = await auditCommand(readEnv(), words, process.stdout);
  process.exitCode = isWhole ? 0 : 1;
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 2;
}
