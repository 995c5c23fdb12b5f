import { readEnv } from '@hub/platform';

import { startHub } from './hub.js';

// A hub that cannot start says why in a line, and nothing else: the reason is for whoever reads the log of a deployment.
const hub = await (async () => startHub(readEnv()))().catch((cause: unknown): never => {
  process.stderr.write(`The hub does not start. ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});

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
