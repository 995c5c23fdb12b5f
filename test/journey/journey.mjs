// npm run journey: one person's whole way, with a real browser, a real MCP client and a REST client. Prints steps and times.
// With --all: every skill of every provider connected in the browser, every tool used and refused over MCP.
import { bootstrap } from '../../tools/support/bootstrap.mjs';

await bootstrap(async () => {
  const { buildStale } = await import('../../tools/support/build-stale.mjs');
  const { run } = await import('../../tools/support/run.mjs');
  await buildStale();
  const words = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    'test/journey/travel.mjs',
    ...process.argv.slice(2),
  ];
  await run(process.execPath, words, { stdio: 'inherit' });
});
