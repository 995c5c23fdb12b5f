import { companyCommand } from './leaving/command/company-command.js';
import { runCommand } from './leaving/command/run-command.js';

// A company is closed, and everything its people had connected with it: npm run company
process.exitCode = await runCommand(companyCommand, process.argv.slice(2));
