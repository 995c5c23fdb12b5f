import type { Atlassian } from './atlassian/atlassian.js';
import { startAtlassian } from './atlassian/atlassian.js';
import type { AtlassianOptions } from './atlassian/world.js';
import type { Answer, Incoming } from './gateway/answer.js';
import { json } from './gateway/answer.js';
import { Clock } from './gateway/clock.js';
import { control } from './gateway/controls.js';
import { Faults } from './gateway/faults.js';
import type { Pair } from './gateway/grants.js';
import { Ledger } from './gateway/ledger.js';
import { listen } from './gateway/server.js';
import type { Client, Surroundings } from './gateway/surroundings.js';
import type { Github } from './github/github.js';
import { startGithub } from './github/github.js';
import { northwind } from './github/seed/northwind.js';
import { partsArchive } from './github/seed/parts-archive.js';
import type { GithubSeed } from './github/seed/seed.js';
import type { Google } from './google/google.js';
import { startGoogle } from './google/google.js';
import type { GoogleScale } from './google/world.js';
import { modelKey, modelName, startModel } from './model/model.js';
import { providerUrls } from './provider-urls.js';

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
  /** Live refresh tokens per person, client and scopes, where the provider drops the oldest beyond a number; as there when absent. */
  keptPairs?: number;
  /** More data than the seed, for paging and budgets. */
  scale?: GoogleScale & Pick<AtlassianOptions, 'issues'> & { pulls?: number };
  /** How Jira differs from its defaults: its rate limits, and how late its search sees changes. */
  jira?: Omit<AtlassianOptions, 'issues'>;
}

/** A running sandbox. */
export interface Sandbox {
  url: string;
  /** Base addresses of the GitHub stand-in. */
  github: { web: string; api: string; clientId: string; clientSecret: string };
  /** Base addresses of the Google stand-in; Gmail, Drive and `/oauth2` (userinfo) are below `api`. */
  google: { accounts: string; oauth: string; api: string; clientId: string; clientSecret: string };
  /** Base addresses of the Atlassian stand-in: consent and tokens, and the API with Jira's sites. */
  atlassian: { auth: string; api: string; clientId: string; clientSecret: string };
  /** The scripted language model, OpenAI-compatible; `asked` are the bodies of its last requests. */
  model: { url: string; key: string; name: string; asked: () => readonly unknown[] };
  clock: Clock;
  faults: Faults;
  ledger: Ledger;
  allowRedirect: (uri: string) => void;
  /** Mail from outside (a whole RFC 5322 message) for the seeded people in its To, Cc and Bcc. */
  receiveMail: (raw: string | Buffer) => void;
  /** Every token given out so far, for a test that looks where they have leaked to. */
  issuedTokens: () => readonly string[];
  /** Tokens of people who never came to the consent page, one pair for each login. */
  issueTokens: (provider: 'github' | 'google', logins: readonly string[]) => Pair[];
  /** Back to the seed: tokens, data, clock, faults and counts. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
}

/** The stand-ins by the first segment of their path. */
interface Parts {
  github: Github;
  google: Google;
  atlassian: Atlassian;
}

async function startParts(around: Surroundings, options: SandboxOptions): Promise<Parts> {
  const [github, google, atlassian] = await Promise.all([
    startGithub(around, grown(options.seed ?? northwind, options.scale?.pulls ?? 0)),
    startGoogle(around, options.scale),
    startAtlassian(around, { ...options.jira, ...options.scale }),
  ]);
  return { github, google, atlassian };
}

const grown = (seed: GithubSeed, pulls: number): GithubSeed =>
  pulls === 0 ? seed : { ...seed, repositories: [...seed.repositories, partsArchive(pulls)] };

const all = (parts: Parts | undefined): (Github | Google | Atlassian)[] => Object.values(parts ?? {});

/** Starts the stand-ins on one origin; throws when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const [clock, faults, ledger] = [new Clock(), new Faults(), new Ledger()];
  const client: Client = { ...demoClient, redirectUris: new Set(options.redirectUris) };
  let parts: Parts | undefined;
  const server = await listen(options.port ?? 0, { faults, refreshes: ledger.refreshes }, (request) =>
    answer(request),
  );
  const origin = options.publicUrl ?? `http://127.0.0.1:${server.port}`;
  const { rateLimit = 5000, keptPairs } = options;
  const around = { clock, faults, ledger, client, rateLimit, keptPairs, origin };
  const model = startModel(around);
  const closeParts = () => Promise.all(all(parts).map((part) => part.close()));
  parts = await startParts(around, options);
  const reset = async () => {
    await closeParts();
    for (const one of [clock, ledger, model]) one.reset();
    faults.clear();
    parts = await startParts(around, options);
  };
  const allowRedirect = (uri: string) => void client.redirectUris.add(uri);
  const receiveMail = (raw: string | Buffer) => void parts?.google.gmail.mailboxes.receive(Buffer.from(raw));
  const controls = { clock, faults, ledger, allowRedirect, receiveMail, reset };

  async function answer(request: Incoming): Promise<Answer> {
    const name = request.path.split('/')[1] ?? '';
    if (!parts) return json({ message: 'Starting' }, 503);
    if (name === '_sandbox') return control(controls, request);
    if (name === 'model') return model.handle(request);
    if (Object.hasOwn(parts, name)) return parts[name as keyof Parts].handle(request);
    return json({ message: 'Not Found' }, 404);
  }

  return {
    ...controls,
    issuedTokens: () => all(parts).flatMap((part) => part.world.grants.issued),
    issueTokens: (provider, logins) =>
      logins.flatMap(
        (login) => parts?.[provider].world.grants.issuePair({ login, clientId: client.id, scopes: [] }) ?? [],
      ),
    url: origin,
    ...addresses(origin, client),
    model: { url: `${origin}/model/v1`, key: modelKey, name: modelName, asked: () => model.asked },
    close: async () => {
      await server.close();
      await closeParts();
    },
  };
}

function addresses(origin: string, { id, secret }: Client): Pick<Sandbox, 'github' | 'google' | 'atlassian'> {
  const client = { clientId: id, clientSecret: secret };
  const { github, google, atlassian } = providerUrls(origin);
  return {
    github: { ...github, ...client },
    google: { accounts: google.accounts, oauth: google.oauth, api: google.gmail, ...client },
    atlassian: { auth: atlassian.auth, api: atlassian.api, ...client },
  };
}
