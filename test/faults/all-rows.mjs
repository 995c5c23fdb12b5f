import { end, onEnd } from '../../tools/support/ending.mjs';
import { readTypescript } from '../../tools/support/typescript.mjs';

readTypescript();
const { killAll } = await import('./harness/processes.ts');
const { testFaults } = await import('./test-faults.ts');
onEnd(killAll);
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  void end(1);
});
await end(await testFaults(process.argv.slice(2), onEnd));
