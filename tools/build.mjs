// npm run build: everything anew into dist/.
import { bootstrap } from './support/bootstrap.mjs';

await bootstrap(async () => {
  const { buildStale } = await import('./support/build-stale.mjs');
  await buildStale({ everything: true });
});
