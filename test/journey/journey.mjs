// npm run journey: one person's whole way, with a real browser, a real MCP client and a REST client. Prints steps and times.
import { bootstrap } from '../../tools/support/bootstrap.mjs';

await bootstrap(async () => {
  const { buildStale } = await import('../../tools/support/build-stale.mjs');
  const { run } = await import('../../tools/support/run.mjs');
  await buildStale();
  const words = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    'test/journey/travel.mjs',
  ];
  await run(process.execPath, words, { stdio: 'inherit' });
});
