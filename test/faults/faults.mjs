// npm run test:faults [-- --rows F1,F5 --seeds 50 --hubs 1,2,4 --quick --mutants]: the fault matrix with real processes. Prints it and writes report.json.
import { bootstrap } from '../../tools/support/bootstrap.mjs';

await bootstrap(async () => {
  const { buildStale } = await import('../../tools/support/build-stale.mjs');
  const { run } = await import('../../tools/support/run.mjs');
  await buildStale();
  const words = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    'test/faults/all-rows.mjs',
    ...process.argv.slice(2),
  ];
  await run(process.execPath, words, { stdio: 'inherit' });
});
