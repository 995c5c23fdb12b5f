import { randomUUID } from 'node:crypto';

import { Catalog } from '@hub/catalog';
import type { Person } from '@hub/identity';
import { providers, skills } from '@hub/integrations';
import type { Provider } from '@hub/kit';
import { type CallResult, Runtime, textOf } from '@hub/runtime';
import { expect } from '@jest/globals';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { budget } from '../../libs/runtime/src/shape/budget.js';
import { aKey, aPerson, aWorld, options, type World } from '../support/paper-world.js';
import type { Fields } from './cases/tool-case.js';
import { Tape } from './hostile-tape.js';
import { signIn } from './sign-in.js';
import { type Exchange, exchange } from './wire.js';

/** An answer as a person's agent gets it, and what making it cost this thread. */
export interface Measured {
  readonly content: Fields;
  readonly text: string;
  readonly truncated: boolean;
  /** The longest that others had to wait, in milliseconds of processor time; the machine's other work does not count. */
  readonly stall: number;
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** Ana at the real runtime, with a database, talking to the stand-ins. */
export interface HostileDesk {
  /** Makes a call for real, then again with the same answers from memory, so that only the hub's own work is measured. */
  measure(tool: string, input: Fields): Promise<Measured>;
  /** Makes a call once. Throws ToolError. */
  call(tool: string, input: Fields): Promise<Fields>;
  /** Reads on until `next` names no more input; what the providers have answered before they are not asked again. */
  follow(tool: string, input: Fields, next: (answer: Fields) => Fields | undefined): Promise<Fields[]>;
  /** The name under which a file is kept. */
  nameOf(handle: unknown): Promise<string>;
  /** What stands between the stand-ins and the hub: changes an answer into one that a stand-in would refuse to give. */
  spoil: (exchange: Exchange) => Buffer | undefined;
  close(): Promise<void>;
}

const stallLimit = 50;
const deadline = 30_000;

/** Opens one for Ana with everything that she may do at these providers. */
export async function openDesk(sandbox: Sandbox, ids: readonly string[]): Promise<HostileDesk> {
  const world = await aWorld();
  const ana = await aPerson(world);
  const key = await aKey(world, ana);
  const tape = new Tape((one) => desk.spoil(one));
  const urls: Record<string, Readonly<Record<string, string>>> = {};
  for (const provider of providers.filter(({ id }) => ids.includes(id)))
    urls[provider.id] = await connect(world, ana, { sandbox, provider, tape });
  const catalog = new Catalog(world.database, { providers, skills });
  const runtime = new Runtime({ ...world.parts, catalog, connections: tape, urls });
  const call = async (tool: string, input: Fields): Promise<CallResult> =>
    runtime.call(key, tool, input, options({ idempotencyKey: randomUUID() }));
  const desk: HostileDesk = {
    spoil: () => undefined,
    call: async (tool, input) => (await call(tool, input)).content as Fields,
    async measure(tool, input) {
      await tape.recorded(async () => call(tool, input));
      return tape.replayed(async () => leastStalled(async () => call(tool, input)));
    },
    follow: async (tool, input, next) => tape.cached(async () => readOn(desk, { tool, input, next })),
    nameOf: async (handle) =>
      (await runtime.filesOf({ companyId: ana.companyId, personId: ana.id }).open(String(handle))).name,
    async close() {
      await runtime.close();
      await world.close();
    },
  };
  return desk;
}

interface Reading {
  readonly tool: string;
  readonly input: Fields;
  readonly next: (answer: Fields) => Fields | undefined;
}

async function readOn(desk: HostileDesk, { tool, input, next }: Reading): Promise<Fields[]> {
  const answers: Fields[] = [];
  for (let more: Fields | undefined = {}; more !== undefined && answers.length < 1_000;) {
    const answer = await desk.call(tool, { ...input, ...more });
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(budget.hard);
    answers.push(answer);
    more = next(answer);
  }
  return answers;
}

interface Joint {
  readonly sandbox: Sandbox;
  readonly provider: Provider;
  readonly tape: Tape;
}

/** Connects her with all scopes; gives the base URLs. The token stays on the tape, the hub's vault is not at stake here. */
async function connect(world: World, { companyId, id }: Person, { sandbox, provider, tape }: Joint) {
  const scopes = Object.keys(provider.scopes);
  const grant = await signIn(sandbox, provider, 'ana-lopez', scopes);
  tape.insert(provider.id, grant.token);
  const client = provider.client({
    urls: grant.urls,
    sites: [],
    send: async (request) => exchange(request, grant.token),
  });
  const { label, sites = [] } = await provider.account(client);
  await world.owner.query(
    `WITH made AS (INSERT INTO connections (company_id, person_id, provider, account_id, account_label, scopes, sites, is_default)
       VALUES ($1, $2, $3, $4, $4, $5, $6, true) RETURNING id)
     INSERT INTO connection_tokens (company_id, connection_id, access_token) SELECT $1, id, ''::bytea FROM made`,
    [companyId, id, provider.id, label, scopes, JSON.stringify(sites)],
  );
  return grant.urls;
}

/** Everything that must hold for whatever a stranger has made. */
export function expectHarmless({ content, text, stall, took }: Measured): void {
  expect(JSON.stringify(content).length).toBeLessThanOrEqual(budget.hard);
  expect(text.length).toBeLessThanOrEqual(budget.hard);
  expect(took).toBeLessThan(deadline);
  expect(stall).toBeLessThan(stallLimit);
  // Zero-width, bidirectional, tags, fillers: what a reader does not see.
  expect(JSON.stringify(content)).not.toMatch(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/u);
}

// The first goes are the compiler's, and memory is slower while others use it.
async function leastStalled(work: () => Promise<CallResult>): Promise<Measured> {
  let best = await stalled(work);
  for (let turn = 0; turn < 9 && best.stall >= stallLimit; turn += 1) {
    const again = await stalled(work);
    if (again.stall < best.stall) best = again;
  }
  return best;
}

async function stalled(work: () => Promise<CallResult>): Promise<Measured> {
  let stall = 0;
  let since = process.threadCpuUsage();
  const measure = (): void => {
    const { user, system } = process.threadCpuUsage(since);
    stall = Math.max(stall, (user + system) / 1_000);
    since = process.threadCpuUsage();
  };
  const timer = setInterval(measure, 1);
  const began = performance.now();
  const { content, truncated = false } = await work();
  // As the doors do, in the same turn.
  const text = textOf(content);
  JSON.stringify(content);
  const took = performance.now() - began;
  clearInterval(timer);
  measure();
  return { content: content as Fields, text, truncated, stall, took };
}
