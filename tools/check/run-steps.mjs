import { availableParallelism } from 'node:os';

import { run } from '../support/run.mjs';
import { seconds } from '../support/step.mjs';

/** Runs the steps, as many at once as there are cores, and says of each how long it took and, if it failed, why. */
export async function runSteps(steps) {
  const since = performance.now();
  const waiting = [...steps];
  const failed = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await isGood(step))) failed.push(step.name);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  const verdict = failed.length > 0 ? `Failed: ${failed.join(', ')}` : 'All good';
  process.stdout.write(`\n${verdict} (${seconds(since)})\n`);
  return failed.length > 0 ? 1 : 0;
}

async function isGood({ name, program, words }) {
  const since = performance.now();
  try {
    await run(program, words);
    process.stdout.write(`  ok      ${name} ${seconds(since)}\n`);
    return true;
  } catch (error) {
    process.stdout.write(`  failed  ${name} ${seconds(since)}\n${error.message}\n${error.output ?? ''}\n`);
    return false;
  }
}
