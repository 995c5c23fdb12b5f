// npm start: from a fresh clone to a hub that answers. Runs on Node 20 until the packages are there.
import { needFreePort, readEnvFile } from './start/port.mjs';
import { bootstrap } from './support/bootstrap.mjs';

await bootstrap(
  async () => {
    const { startDemo } = await import('./start/demo.mjs');
    return startDemo();
  },
  async () => {
    readEnvFile();
    await needFreePort();
  },
);
