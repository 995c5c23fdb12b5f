import { createHash } from 'node:crypto';

import type { Catalog } from '@hub/catalog';
import { type Effect, type Tool, ToolError } from '@hub/kit';
import type { CallOptions, CallResult, Credential, Runtime } from '@hub/runtime';

import type { Agent } from '../agents/agent.js';
import type { Asked, Failure, Result } from '../conversations/entry.js';
import { cardOf, pauseFor, type Waiting, type Wanted } from '../pauses/pause-for.js';
import { hashOf, type Pause } from '../pauses/pause.js';
import { type RunTools, skillWith } from './run-tools.js';

/** What calls are made with, and as whom. */
export interface Settling {
  readonly runtime: Runtime;
  readonly catalog: Catalog;
  readonly credential: Credential;
  readonly agent: Pick<Agent, 'name' | 'asks'>;
  readonly tools: RunTools;
  readonly runId: string;
  /** Ends reads. A change that was begun is never called back: it would not come back. */
  readonly signal: AbortSignal;
}

/** A call is done with, goes on waiting as it did, or has to begin to wait. */
export type Settled = { readonly result: Result } | { readonly waits: Pause } | { readonly wants: Wanted };

const asked: Record<Agent['asks'], readonly Effect[]> = {
  changes: ['write', 'send', 'destroy'],
  sends: ['send', 'destroy'],
};

/** Brings one call as far as it can go now. `earlier` are its pauses, oldest first. Throws only what is not a ToolError. */
export async function settle(settling: Settling, call: Asked, earlier: readonly Pause[]): Promise<Settled> {
  const latest = earlier.at(-1);
  const refused = refusals[latest?.decision ?? ''];
  if (refused !== undefined)
    return failed(call, { code: 'declined', message: `${refused} Nothing was changed.` });
  if (latest && isOpenQuestion(latest)) return { waits: latest };
  const tool = settling.tools.byName.get(call.tool);
  if (!tool) return failed(call, { code: 'not_found', message: 'There is no such tool here.' });
  const input = latest?.card.input ?? objectOf(call.input);
  if (!input) return failed(call, { code: 'invalid_input', message: 'The input is not a JSON object.' });
  const schema = settling.catalog.schemas(tool).input;
  const waiting = { tool, schema, input, skill: skillWith(settling.tools, tool) };
  return make(settling, { call, waiting, latest, agreed: agreedTo(waiting, earlier) });
}

const refusals: Readonly<Record<string, string>> = {
  no: 'You said no.',
  expired: 'Nobody answered in time.',
  dropped: 'This was passed over.',
};

// An account that is missing may be there by now, and trying tells; a question only its person can answer.
const isOpenQuestion = ({ decision, kind }: Pause): boolean =>
  decision === undefined && (kind === 'approval' || kind === 'value');

interface Making {
  readonly call: Asked;
  readonly waiting: Waiting;
  readonly latest: Pause | undefined;
  /** The pause in which the person has said yes to this very call. */
  readonly agreed: Pause | undefined;
}

async function make(settling: Settling, { call, waiting, latest, agreed }: Making): Promise<Settled> {
  const began = performance.now();
  const mustAsk = asked[settling.agent.asks].includes(waiting.tool.effect) && !agreed;
  try {
    if (mustAsk) return { wants: await approval(settling, waiting) };
    const { content, account } = await callTool(settling, { call, waiting, agreed });
    const milliseconds = Math.round(performance.now() - began);
    const { id, tool } = call;
    return {
      result: { kind: 'result', call: id, tool, input: waiting.input, content, account, milliseconds },
    };
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause;
    const wants = pauseFor(waiting, cause, agreed);
    // Still the same obstacle: the card that is there stays.
    if (wants && latest && latest.decision === undefined && latest.kind === wants.kind)
      return { waits: latest };
    if (wants) return { wants };
    return failed(call, failureOf(cause), { input: waiting.input, began });
  }
}

/** What the person has to agree to: the call as it would be made, with the account it would be made with. */
async function approval({ runtime, credential, ...settling }: Settling, waiting: Waiting): Promise<Wanted> {
  const { tool, input: raw } = waiting;
  const options = optionsOf(settling, { signal: settling.signal });
  const { input, connection, account } = await runtime.check(credential, tool.name, raw, options);
  return { kind: 'approval', card: { ...cardOf({ ...waiting, input }), account, connection } };
}

async function callTool(
  settling: Settling,
  { call, waiting: { tool, input }, agreed }: Pick<Making, 'call' | 'waiting' | 'agreed'>,
): Promise<CallResult> {
  const isChange = tool.effect !== 'read';
  const options = optionsOf(settling, {
    signal: isChange ? new AbortController().signal : settling.signal,
    account: agreed?.card.connection,
    // However often a run is taken up again, what was agreed to once is done once.
    idempotencyKey: isChange ? (agreed?.id ?? keyOf(settling.runId, call.id)) : undefined,
  });
  settling.signal.throwIfAborted();
  return settling.runtime.call(settling.credential, tool.name, input, options);
}

const optionsOf = (
  { agent }: Pick<Settling, 'agent'>,
  more: Pick<CallOptions, 'signal' | 'account' | 'idempotencyKey'>,
): CallOptions => ({ door: 'web', agent: agent.name, ...more });

const keyOf = (run: string, call: string): string =>
  createHash('sha256').update(`${run} ${call}`).digest('hex');

/** A yes counts for exactly the call that was shown; anything else is asked about anew. */
function agreedTo({ tool, input }: Waiting, earlier: readonly Pause[]): Pause | undefined {
  return earlier.findLast(
    ({ kind, decision, hash, card }) =>
      decision === 'yes' &&
      (kind === 'approval' || card.agrees === true) &&
      hash === hashOf({ tool: tool.name, input, connection: card.connection }),
  );
}

const failureOf = ({ code, message, problems, fix }: ToolError): Failure => {
  const named = problems.filter(({ field }) => !message.includes(field));
  const more = [...named.map(({ field, problem }) => `${field}: ${problem}`), ...(fix ? [fix.label] : [])];
  return { code, message: [message, ...more].join(' ') };
};

/** A call that did not succeed, as a line of the conversation. */
export function failed(
  call: Asked,
  failure: Failure,
  { input = call.input, began }: { input?: unknown; began?: number } = {},
): { result: Result } {
  const milliseconds = began === undefined ? 0 : Math.round(performance.now() - began);
  return { result: { kind: 'result', call: call.id, tool: call.tool, input, failure, milliseconds } };
}

const objectOf = (input: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof input === 'object' && input !== null && !Array.isArray(input)
    ? (input as Readonly<Record<string, unknown>>)
    : undefined;

/** Whether a tool changes something; used to say honestly what is not known after a crash. */
export const isChange = (tool: Tool | undefined): boolean => tool !== undefined && tool.effect !== 'read';
