// npm run scale [-- --rows 10000,100000,1000000,4000000]: what look-ups, refresh-ahead and calls cost as connections grow. Prints the tables of docs/scale.md.
import { bootstrap } from '../../tools/support/bootstrap.mjs';

await bootstrap(async () => {
  const { buildStale } = await import('../../tools/support/build-stale.mjs');
  const { run } = await import('../../tools/support/run.mjs');
  await buildStale();
  const words = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    'test/scale/all-sizes.mjs',
    ...process.argv.slice(2),
  ];
  await run(process.execPath, words, { stdio: 'inherit' });
});
