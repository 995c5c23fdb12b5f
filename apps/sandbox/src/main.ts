import { startSandbox } from './sandbox.js';

const list = (value: string | undefined): string[] =>
  (value ?? '').split(',').filter((one) => one.trim() !== '');
const environment = process.env;

const sandbox = await startSandbox({
  port: Number(environment['SANDBOX_PORT'] ?? 4610),
  redirectUris: list(environment['SANDBOX_REDIRECT_URIS']).map((uri) => uri.trim()),
  rateLimit: Number(environment['SANDBOX_RATE_LIMIT'] ?? 5000),
  ...(environment['SANDBOX_KEPT_PAIRS'] ? { keptPairs: Number(environment['SANDBOX_KEPT_PAIRS']) } : {}),
  scale: {
    mails: Number(environment['SANDBOX_MAILS'] ?? 0),
    files: Number(environment['SANDBOX_FILES'] ?? 0),
    issues: Number(environment['SANDBOX_ISSUES'] ?? 0),
    pulls: Number(environment['SANDBOX_PULLS'] ?? 0),
  },
  ...(environment['SANDBOX_PUBLIC_URL'] ? { publicUrl: environment['SANDBOX_PUBLIC_URL'] } : {}),
});
process.stdout.write(`sandbox ready at ${sandbox.url}\n`);

let closing = false;
const stop = (): void => {
  if (closing) return;
  closing = true;
  void sandbox.close().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
