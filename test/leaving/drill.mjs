// npm run kill-company-drill [-- 10000]: closes a company with that many connections at the sandbox and prints how long everything took.
import { bootstrap } from '../../tools/support/bootstrap.mjs';

await bootstrap(async () => {
  const { buildStale } = await import('../../tools/support/build-stale.mjs');
  const { run } = await import('../../tools/support/run.mjs');
  await buildStale();
  const words = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    'test/leaving/run-drill.mjs',
    ...process.argv.slice(2),
  ];
  await run(process.execPath, words, { stdio: 'inherit' });
});
