import { readEnv } from '@hub/platform';

import { startHub } from './hub.js';

const hub = await startHub(readEnv());

let closing = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    // A stuck connection must not keep the process: what is worth finishing has ten seconds.
    setTimeout(() => process.exit(1), 10_000).unref();
    void hub.close().then(() => process.exit(0));
  });
}
