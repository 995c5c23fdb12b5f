import { end, onEnd } from '../../tools/support/ending.mjs';
import { readTypescript } from '../../tools/support/typescript.mjs';

readTypescript();
const { killAll } = await import('../faults/harness/processes.ts');
const { measureScale } = await import('./measure-scale.ts');
onEnd(killAll);
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  void end(1);
});
await end(await measureScale(process.argv.slice(2), onEnd));
