// npm run check: all that can be said without a database or a browser, in half a minute. CI runs the same.
import { bootstrap } from './support/bootstrap.mjs';

await bootstrap(async () => {
  const { runSteps } = await import('./check/run-steps.mjs');
  const { steps } = await import('./check/steps.mjs');
  return runSteps(steps());
});
