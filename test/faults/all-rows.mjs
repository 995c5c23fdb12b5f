import { onEnd, end } from '../../tools/support/ending.mjs';
import { readTypescript } from '../../tools/support/typescript.mjs';

readTypescript();
const { killAll } = await import('./harness/processes.ts');
const { testFaults } = await import('./test-faults.ts');
onEnd(killAll);
await end(await testFaults(process.argv.slice(2)));
