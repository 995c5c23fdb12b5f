import { randomUUID } from 'node:crypto';

import type { CompanyKeys } from '@hub/identity';
import { type Tool, ToolError } from '@hub/kit';
import type { Database, Statement } from '@hub/platform';

import type { CallResult } from '../credential.js';
import { hashOf } from '../cursor/canonical.js';
import { unknownOutcome } from '../send/as-tool-error.js';
import type { CallFacts, Outcome } from './call-facts.js';
import { claimKey, readKey, recordIntent, recordOutcome } from './statements.js';

/** A key that makes a repeat harmless. A guessed one stands for "the same again" and is remembered for minutes, a given one for a day. */
interface RepeatKey {
  readonly client: string;
  readonly text: string;
  readonly inputHash: Buffer;
  readonly isGuessed: boolean;
}

/** A call whose intent is committed. `id` marks its change at the provider, and stays when the call is repeated. */
export interface Operation {
  readonly facts: CallFacts;
  readonly at: string;
  readonly id: string;
  readonly key: RepeatKey | undefined;
}

/** What to do about a call: make it, answer as before, or find out first what became of the one before. */
export type Begun =
  { readonly make: Operation } | { readonly before: CallResult } | { readonly settle: Operation };

interface KnownKey {
  readonly input_hash: Buffer;
  readonly operation: string;
  readonly at: string;
  readonly result: Buffer | null;
  readonly state: 'running' | 'done' | 'unknown';
}

/** What is asked to be changed, and how a repeat of it is meant. */
export interface AskedChange {
  readonly input: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string | undefined;
  readonly forceNew?: boolean | undefined;
}

type Query = <Row>(statement: Statement, values: unknown[]) => Promise<Row[]>;

// In the order of the statement's parameters.
const intent = [
  'companyId',
  'personId',
  'door',
  'agent',
  'keyId',
  'tool',
  'effect',
  'provider',
  'connectionId',
  'account',
  'target',
] as const satisfies readonly (keyof CallFacts)[];

/** Calls that change the world: recorded before they leave, and made once however often they are asked for. */
export class Operations {
  constructor(
    private readonly database: Database,
    private readonly keys: CompanyKeys,
  ) {}

  /**
   * Commits the intent. The same call made before is answered with its first result, or settled when its outcome was lost.
   * Throws ToolError `conflict` while it is running, `invalid_input` when its key was used for another input, and `upstream` when
   * nothing can be recorded: then nothing is sent.
   */
  async begin(tool: Tool, facts: CallFacts, asked: AskedChange): Promise<Begun> {
    const key = repeatKey(tool, facts, asked);
    const begun = await this.claim(facts, key).catch((cause: unknown) => {
      throw new ToolError('upstream', 'The hub cannot record this call right now, so it was not made.', {
        cause,
        retryAfter: 5,
      });
    });
    if ('at' in begun) return { make: { facts, ...begun, key } };
    if (!key) throw unknownOutcome(tool);
    return this.earlier(facts, key, begun.known);
  }

  /** Records what became of it. `result` is what a repeat will be given; without one, a refused call may be tried again. */
  async end(
    { facts, at, id, key }: Operation,
    ended: { outcome: Outcome; problem: string | null; duration: number; result?: CallResult },
  ): Promise<void> {
    const { outcome, problem, duration, result } = ended;
    const state = outcome === 'ok' ? 'done' : outcome === 'unknown' ? 'unknown' : null;
    const sealed = key && result ? await this.sealResult(facts, key, result) : null;
    const named = [key?.client ?? null, facts.tool, key?.text ?? null];
    await this.database.execute(recordOutcome, [
      facts.companyId,
      at,
      id,
      outcome,
      problem,
      Math.round(duration),
      facts.personId,
      state,
      ...named,
      sealed,
    ]);
  }

  private async claim(
    facts: CallFacts,
    key: RepeatKey | undefined,
  ): Promise<{ at: string; id: string } | { known: KnownKey | undefined }> {
    return this.database.executeTogether(async (client) => {
      const query: Query = async <Row>(statement: Statement, values: unknown[]) =>
        (await client.query({ ...statement, values })).rows as Row[];
      const id = randomUUID();
      if (key && !(await isClaimed(query, { facts, key, id }))) {
        const [known] = await query<KnownKey>(readKey, placeOf(facts, key));
        return { known };
      }
      const [row] = await query<{ at: string }>(recordIntent, [...intent.map((name) => facts[name]), id]);
      if (!row) throw new Error('The intent was not recorded');
      return { at: row.at, id };
    });
  }

  private async earlier(facts: CallFacts, key: RepeatKey, known: KnownKey | undefined): Promise<Begun> {
    if (known && !known.input_hash.equals(key.inputHash)) throw usedOtherwise();
    if (!known || known.state === 'running') throw running();
    if (known.state === 'unknown' || known.result === null)
      return { settle: { facts, at: known.at, id: known.operation, key } };
    const text = await this.keys.open(facts.companyId, contextOf(facts, key), known.result);
    const before = JSON.parse(text) as CallResult;
    const content = key.isGuessed ? withNote(before.content) : before.content;
    return { before: { ...before, content, deduplicated: true } };
  }

  private async sealResult(facts: CallFacts, key: RepeatKey, result: CallResult): Promise<Buffer> {
    return this.keys.seal(facts.companyId, contextOf(facts, key), JSON.stringify(result));
  }
}

const remembered = { given: '24 hours', guessed: '10 minutes' };

async function isClaimed(
  query: Query,
  { facts, key, id }: { facts: CallFacts; key: RepeatKey; id: string },
): Promise<boolean> {
  const { inputHash, isGuessed } = key;
  const window = isGuessed ? remembered.guessed : remembered.given;
  return (await query(claimKey, [...placeOf(facts, key), inputHash, window, id])).length > 0;
}

const placeOf = (facts: CallFacts, { client, text }: RepeatKey): unknown[] => [
  facts.companyId,
  facts.personId,
  client,
  facts.tool,
  text,
];

/** Where a remembered result is sealed to. */
export const contextOf = (
  facts: Pick<CallFacts, 'personId' | 'tool'>,
  { client, text }: Pick<RepeatKey, 'client' | 'text'>,
): string[] => ['idempotency', facts.personId, client, facts.tool, text];

function repeatKey(
  tool: Tool,
  facts: CallFacts,
  { input, idempotencyKey: given, forceNew }: AskedChange,
): RepeatKey | undefined {
  const client = facts.keyId ?? facts.door;
  const inputHash = hashOf([input, facts.connectionId]);
  if (given !== undefined) return { client, text: checked(given), inputHash, isGuessed: false };
  if (tool.idempotent || forceNew) return undefined;
  // An agent that lost an answer asks again with the same words and no key: that must not act twice.
  return { client, text: `same:${inputHash.toString('hex')}`, inputHash, isGuessed: true };
}

function checked(given: string): string {
  if (/^(?!same:)[\x21-\x7E]{1,200}$/.test(given)) return given;
  const problem = 'must be 1 to 200 visible ASCII characters';
  throw new ToolError('invalid_input', `The Idempotency-Key ${problem}.`, {
    problems: [{ field: 'Idempotency-Key', problem }],
  });
}

const note =
  'The same call was made a short while ago, so this is its answer and nothing was done again. To really do it again, send an Idempotency-Key of its own, or force it (Skillhub-Force-New, skillhub/force-new).';

const withNote = (content: unknown): unknown =>
  typeof content === 'object' && content !== null ? { ...content, deduplicated: true, note } : content;

const running = (): ToolError =>
  new ToolError('conflict', 'The same call is still running. Ask again in a moment for its answer.', {
    retryAfter: 1,
  });

const usedOtherwise = (): ToolError =>
  new ToolError('invalid_input', 'This Idempotency-Key was used for another input.', {
    problems: [{ field: 'Idempotency-Key', problem: 'was used for another input in the last 24 hours' }],
  });
