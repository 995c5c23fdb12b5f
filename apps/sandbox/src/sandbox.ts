import type { Answer, Incoming } from './gateway/answer.js';
import { json } from './gateway/answer.js';
import { Clock } from './gateway/clock.js';
import { control } from './gateway/controls.js';
import { Faults } from './gateway/faults.js';
import { Ledger } from './gateway/ledger.js';
import { listen } from './gateway/server.js';
import type { Github } from './github/github.js';
import { startGithub } from './github/github.js';
import { northwind } from './github/seed/northwind.js';
import type { GithubSeed } from './github/seed/seed.js';
import type { Client } from './github/world.js';

/** The one OAuth client that is registered from the start. */
export const demoClient = { id: 'skillhub-demo', secret: 'skillhub-demo-secret', name: 'Skillhub' };

/** How to start; every member has a default. */
export interface SandboxOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  seed?: GithubSeed;
  /** The origin that clients use, when it is not the loopback address. No slash at the end. */
  publicUrl?: string;
  /** Exact addresses that consent may return to. */
  redirectUris?: string[];
  /** API calls per hour and person; 5,000 as at GitHub. */
  rateLimit?: number;
}

/** A running sandbox. */
export interface Sandbox {
  url: string;
  /** Base addresses of the GitHub stand-in. */
  github: { web: string; api: string; clientId: string; clientSecret: string };
  clock: Clock;
  faults: Faults;
  ledger: Ledger;
  allowRedirect: (uri: string) => void;
  /** Every token given out so far, for a test that looks where they have leaked to. */
  issuedTokens: () => readonly string[];
  /** Back to the seed: tokens, data, clock, faults and counts. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
}

/** Starts the stand-ins on one origin; throws when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const [clock, faults, ledger] = [new Clock(), new Faults(), new Ledger()];
  const client: Client = { ...demoClient, redirectUris: new Set(options.redirectUris) };
  let github: Github | undefined;
  const server = await listen(options.port ?? 0, faults, (request) => answer(request));
  const origin = options.publicUrl ?? `http://127.0.0.1:${server.port}`;
  const start = () => {
    const around = { clock, faults, ledger, client, rateLimit: options.rateLimit ?? 5000, origin };
    return startGithub(around, options.seed ?? northwind);
  };
  github = await start();
  const reset = async () => {
    await github?.close();
    for (const one of [clock, ledger]) one.reset();
    faults.clear();
    github = await start();
  };
  const allowRedirect = (uri: string) => void client.redirectUris.add(uri);
  const controls = { clock, faults, ledger, allowRedirect, reset };

  async function answer(request: Incoming): Promise<Answer> {
    if (!github) return json({ message: 'Starting' }, 503);
    if (request.path.startsWith('/_sandbox/')) return control(controls, request);
    if (request.path.startsWith('/github')) return github.handle(request);
    return json({ message: 'Not Found' }, 404);
  }

  return {
    ...controls,
    issuedTokens: () => github?.world.grants.issued ?? [],
    url: origin,
    github: {
      web: `${origin}/github`,
      api: `${origin}/github/api`,
      clientId: client.id,
      clientSecret: client.secret,
    },
    close: async () => {
      await server.close();
      await github?.close();
    },
  };
}
