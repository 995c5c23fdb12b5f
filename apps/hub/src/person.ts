import { personCommand } from './leaving/command/person-command.js';
import { runCommand } from './leaving/command/run-command.js';

// One person leaves, is handed their data, or is forgotten: npm run person
process.exitCode = await runCommand(personCommand, process.argv.slice(2));
