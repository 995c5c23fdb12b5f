// npm test: every kind of test, or what the arguments name (npm test -- --selectProjects small). Runs on Node 20 until the packages are there.
import { bootstrap } from './support/bootstrap.mjs';

await bootstrap(async () => {
  const { runTests } = await import('./test/run-tests.mjs');
  return runTests(process.argv.slice(2));
});
