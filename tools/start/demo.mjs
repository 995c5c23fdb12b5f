// The whole demo on one machine: database, sandbox and hub, built from the sources as they are.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { buildStale } from '../support/build-stale.mjs';
import { isEnding } from '../support/ending.mjs';
import { hubCommand } from '../support/hub-command.mjs';
import { run } from '../support/run.mjs';
import { step } from '../support/step.mjs';
import { lookAt, openDatabase } from './database.mjs';
import { greet } from './greeting.mjs';
import { freePortFrom, wantedPort } from './port.mjs';
import { startServer } from './server.mjs';

const people = '.data/demo-people.txt';

/** Starts everything, prints where it is, and waits. Resolves only when a part ended by itself, with the exit code 1. */
export async function startDemo() {
  const began = Number(process.env.SKILLHUB_BEGAN ?? performance.timeOrigin);
  process.stdout.write('\nSkillhub\n');
  await buildStale();
  const database = await step('Starting PostgreSQL', openDatabase);
  const port = wantedPort();
  const sandboxPort = await freePortFrom(4610);
  const env = await settings({ port, sandboxPort, database });
  const sandbox = await step('Starting the sandbox', () => startSandbox(sandboxPort, env));
  await prepare(database, env);
  const hub = await step('Starting the hub', () => startHub(port, env));
  greet({ url: env.PUBLIC_URL, people: whoMaySignIn(), took: Date.now() - began });
  const reason = await Promise.race([sandbox.exited, hub.exited]);
  if (!isEnding()) process.stderr.write(`\n${reason}\n`);
  return 1;
}

// What was set by hand wins, so that the same command can speak to the real github.com.
async function settings({ port, sandboxPort, database }) {
  const { providerUrls } = await import('../../dist/apps/sandbox/src/provider-urls.js');
  const { demoModels } = await import('../../dist/apps/sandbox/src/demo-models.js');
  const origin = `http://localhost:${sandboxPort}`;
  const demo = {
    PUBLIC_URL: `http://localhost:${port}`,
    KEY_FILE_CREATE: 'true',
    PROVIDER_URLS: JSON.stringify(providerUrls(origin)),
    MODELS: JSON.stringify(demoModels(origin)),
  };
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  return { ...demo, ...given, PORT: String(port), DATABASE_URL: database };
}

async function prepare(database, env) {
  const { isBehind, isEmpty } = await lookAt(database);
  if (isBehind)
    await step('Migrating the database', () =>
      run(process.execPath, ['dist/apps/hub/src/migrate.js'], { env }),
    );
  if (!isEmpty) return;
  const said = await step('Filling in the demo companies', () =>
    run(process.execPath, ['dist/apps/hub/src/seed-demo.js'], { env }),
  );
  writeFileSync(people, said, { mode: 0o600 });
}

// The seed says it once, and refuses a database that holds anybody.
function whoMaySignIn() {
  return existsSync(people)
    ? readFileSync(people, 'utf8')
    : 'This database was filled by somebody else: sign in as they said.';
}

function startSandbox(port, { PUBLIC_URL, PROVIDER_URLS }) {
  const providers = Object.keys(JSON.parse(PROVIDER_URLS));
  const env = {
    SANDBOX_PORT: String(port),
    SANDBOX_PUBLIC_URL: `http://localhost:${port}`,
    SANDBOX_REDIRECT_URIS: providers.map((id) => `${PUBLIC_URL}/connect/${id}/callback`).join(','),
  };
  return startServer({
    name: 'sandbox',
    words: ['dist/apps/sandbox/src/main.js'],
    env,
    url: `http://127.0.0.1:${port}/_sandbox/health`,
  });
}

function startHub(port, env) {
  return startServer({
    name: 'hub',
    words: hubCommand,
    env,
    url: `http://127.0.0.1:${port}/readyz`,
  });
}
