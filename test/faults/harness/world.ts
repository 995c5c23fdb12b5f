import { setTimeout as sleep } from 'node:timers/promises';

import { providerUrls } from '../../../apps/sandbox/src/provider-urls.js';
import { freePort } from '../../../libs/platform/src/postgres/free-port.js';
import { folderFor, type Ground, publicUrl } from './ground.js';
import { Running } from './processes.js';
import { Relay } from './relay.js';
import type { Answer, Seat } from './seat.js';

/** How the hubs of a row differ from the ordinary. `at` is the place of a hub among them, from 0. */
export interface HubsWanted {
  readonly count: number;
  readonly env?: ((at: number) => Record<string, string>) | undefined;
  readonly words?: ((at: number) => readonly string[]) | undefined;
  readonly dist?: string | undefined;
}

/** One hub, and the two wires it hangs on. */
export interface Hub {
  running: Running;
  readonly database: Relay;
  readonly provider: Relay;
  readonly port: number;
}

/** Another call than the ordinary one. `account` is a connection's id. */
interface CallOf {
  readonly tool?: string;
  readonly input?: object;
  readonly account?: string;
}

/** What a call asks for, unless a row wants another one: something small that every provider has. */
const reads = {
  github: { tool: 'github_list_releases', input: { repo: 'northwind/robot-arm', limit: 1 } },
  google: { tool: 'gmail_get_profile', input: {} },
  atlassian: { tool: 'jira_list_projects', input: { limit: 1 } },
} as const;

let worlds = 0;

/** Hubs as processes over one ground. */
export class World {
  readonly hubs: Hub[] = [];
  private readonly name = `world-${(worlds += 1)}`;

  private constructor(
    readonly ground: Ground,
    private readonly wanted: HubsWanted,
  ) {}

  static async open(ground: Ground, wanted: HubsWanted): Promise<World> {
    const world = new World(ground, wanted);
    const sandboxPort = Number(new URL(ground.sandbox.url).port);
    for (let at = 0; at < wanted.count; at += 1) {
      const database = await Relay.to(() => ground.server.port);
      const provider = await Relay.to(() => sandboxPort);
      const port = await freePort();
      const running = await world.start(at, { database, provider, port });
      world.hubs.push({ running, database, provider, port });
    }
    return world;
  }

  /** Starts the hub at this place again, on its port and with its folder; `env` adds to what it had. */
  async restart(at: number, env: Record<string, string> = {}): Promise<void> {
    const hub = this.hub(at);
    await hub.running.end('SIGKILL');
    hub.running = await this.start(at, hub, env);
  }

  hub(at: number): Hub {
    const hub = this.hubs[at % this.hubs.length];
    if (!hub) throw new Error('There is no such hub');
    return hub;
  }

  /** One call of the seat's person through the hub at this place, noted among the seat's answers. */
  async call(at: number, seat: Seat, more: CallOf = {}): Promise<Answer> {
    const { tool, input } = { ...reads[seat.provider], ...more };
    const from = Date.now();
    const outcome = await fetch(`http://127.0.0.1:${this.hub(at).port}/api/v1/tools/${tool}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${seat.key}`,
        'content-type': 'application/json',
        connection: 'close',
        ...(more.account !== undefined && { 'skillhub-account': more.account }),
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(150_000),
    })
      .then(async (answer) => ({ status: answer.status, ...(await outcomeOf(answer)) }))
      .catch((cause: unknown) => ({ status: 0, code: codeOf(cause), retryAfter: undefined }));
    const answer = { hub: at, ...outcome, from, to: Date.now() };
    seat.answers.push(answer);
    return answer;
  }

  /** Calls until it is answered with success or with something that waiting will not change; at most `seconds`. */
  async persist(at: number, seat: Seat, seconds = 150): Promise<Answer> {
    for (const end = performance.now() + seconds * 1_000; ;) {
      const answer = await this.call(at, seat);
      const isOver =
        answer.status === 200 || answer.code === 'reconnect_required' || answer.code === 'not_connected';
      if (isOver || performance.now() > end) return answer;
      await sleep(Math.min(answer.retryAfter ?? 1, 5) * 1_000);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.hubs.map(({ running }) => running.end()));
    for (const { database, provider } of this.hubs) {
      await database.close();
      await provider.close();
    }
  }

  private async start(
    at: number,
    { database, provider, port }: Omit<Hub, 'running'>,
    more: Record<string, string> = {},
  ): Promise<Running> {
    const { ground, wanted } = this;
    const env = {
      DATABASE_URL: await ground.server.url('skillhub', database.port),
      DATABASE_POOL: '8',
      KEY_FILE: ground.keyFile,
      PUBLIC_URL: publicUrl,
      LOG_LEVEL: 'error',
      // The hubs of one row must not renew what another row waits for.
      ROLE: 'web',
      SPOOL_DIR: folderFor(ground, `${this.name}-spool-${at}`),
      PROVIDER_URLS: JSON.stringify(providerUrls(`http://127.0.0.1:${provider.port}`)),
      ...wanted.env?.(at),
      ...more,
    };
    const { dist } = wanted;
    return Running.hub({ env, port, words: wanted.words?.(at) ?? [], ...(dist !== undefined && { dist }) });
  }
}

async function outcomeOf(answer: Response): Promise<Pick<Answer, 'code' | 'retryAfter'>> {
  const body = (await answer.json().catch(() => ({}))) as { code?: string };
  const header = answer.headers.get('retry-after');
  return { code: body.code, retryAfter: header === null ? undefined : Number(header) };
}

// Whether the hub was reached at all: ECONNREFUSED says that nothing was sent.
const codeOf = (cause: unknown): string =>
  (cause as { cause?: { code?: string } }).cause?.code ?? (cause as Error).name;
