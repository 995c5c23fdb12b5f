import type { Catalog } from '@hub/catalog';
import { ToolError } from '@hub/kit';
import type { Log } from '@hub/platform';
import type { Credential, Runtime } from '@hub/runtime';

import type { Agent } from '../agents/agent.js';
import type { ConversationRows, Owner } from '../conversations/conversation-rows.js';
import { type EndReason, type Entry, type Note, openCalls, type Placed } from '../conversations/entry.js';
import { costOf } from '../models/model-facts.js';
import type { Models } from '../models/models.js';
import type { Pauses } from '../pauses/pauses.js';
import type { Send } from '../stream/live.js';
import { chunks } from '../stream/ui-chunks.js';
import { inSpan } from '../telemetry/spans.js';
import { reached, wordsFor } from './limits.js';
import { modelTurn } from './model-turn.js';
import { instructionsFor, messagesFor } from './prompt.js';
import type { Run, RunRows, RunStatus, Spent } from './run-rows.js';
import { type RunTools, toolsFor } from './run-tools.js';
import { settleCalls } from './settle-calls.js';

/** What runs are driven with. */
export interface DriveParts {
  readonly runtime: Runtime;
  readonly catalog: Catalog;
  readonly models: Models;
  readonly rows: ConversationRows;
  readonly runs: RunRows;
  readonly pauses: Pauses;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

/** One run and where what it says goes. */
export interface DriveFacts {
  readonly owner: Owner;
  readonly agent: Agent;
  readonly conversation: string;
  /** What may be used at most, beside what the agent may; null means every skill of the person. */
  readonly skills: readonly string[] | null;
  readonly run: Run;
  readonly entries: readonly Placed[];
  readonly send: Send;
  /** Ends the run; its reason is a Stopping. */
  readonly signal: AbortSignal;
}

/** The agent may not work any longer on this question. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Why a run is told to end: by its person, or because this process ends and another may take it up. */
export class Stopping extends Error {
  override readonly name = 'Stopping';

  constructor(readonly why: 'cancelled' | 'closing') {
    super(why);
  }
}

/**
 * Takes a run as far as it goes now: turn by turn, each written down before the next, so that whoever takes it up later goes on
 * from the last one. Everything it knows is in the conversation.
 */
export class Drive {
  private readonly entries: Placed[];
  private run: Run;

  constructor(
    private readonly parts: DriveParts,
    private readonly facts: DriveFacts,
  ) {
    this.entries = [...facts.entries];
    this.run = facts.run;
  }

  /** How the run stands afterwards; `running` when this process ends before it does. Never throws. */
  async go(): Promise<RunStatus> {
    const { agent, conversation, run, send } = this.facts;
    const attributes = {
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.id': agent.id,
      'gen_ai.agent.name': agent.name,
      'gen_ai.conversation.id': conversation,
      'gen_ai.request.model': run.model,
    };
    send({ type: 'start', messageId: run.id });
    const status = await inSpan(`invoke_agent ${agent.name}`, attributes, () => this.turns()).catch(
      (cause: unknown) => this.endedBy(cause),
    );
    send({ type: 'finish', finishReason: status === 'waiting' ? 'tool-calls' : 'stop' });
    return status;
  }

  private async turns(): Promise<RunStatus> {
    const credential: Credential = {
      kind: 'session',
      person: { companyId: this.facts.owner.companyId, id: this.facts.owner.id },
    };
    const tools = await toolsFor(this.parts, credential, allowedIn(this.facts));
    for (;;) {
      if (await this.settle(tools, credential)) return 'waiting';
      if (this.isAnswered()) return 'done';
      this.facts.signal.throwIfAborted();
      const reason = reached(this.facts.agent.limits, this.run);
      if (reason) return this.note(reason, 'stopped');
      await this.think(tools);
    }
  }

  /** Settles every open call; true when one of them has to wait. */
  private async settle(tools: RunTools, credential: Credential): Promise<boolean> {
    const open = openCalls(this.said());
    if (open.length === 0) return false;
    const { runtime, catalog, pauses } = this.parts;
    const { owner, agent, conversation, send, signal } = this.facts;
    const runId = this.run.id;
    const settling = { runtime, catalog, credential, agent, tools, runId, signal };
    const place = { owner, conversation, pauses };
    return this.timed(() =>
      settleCalls(open, settling, {
        ...place,
        done: async (result) => {
          await this.add(result);
          send(chunks.result(catalog, result));
        },
        waits: (pause) => chunks.pause(pause).forEach(send),
      }),
    );
  }

  private async think(tools: RunTools): Promise<void> {
    const { owner, agent, send, signal } = this.facts;
    const facts = this.parts.models.factsOf(this.run.model);
    const model = await this.parts.models.open(owner.companyId, facts.id);
    const clock = AbortSignal.timeout(agent.limits.seconds * 1000 - this.run.activeMs);
    send({ type: 'start-step' });
    const { turn, usage } = await this.timed(() =>
      modelTurn(
        {
          model,
          instructions: instructionsFor(agent, tools, Date.now()),
          messages: messagesFor(this.said()),
          tools: tools.set,
          signal: AbortSignal.any([signal, clock]),
          place: this.entries.length,
        },
        send,
      ),
    ).catch((cause: unknown) => {
      throw clock.aborted && !signal.aborted ? new OutOfTime() : cause;
    });
    await this.add(turn);
    for (const call of turn.calls) send(chunks.call(this.parts.catalog, call));
    send({ type: 'finish-step' });
    await this.spend({ ...usage, steps: 1, costMicros: costOf(facts, usage) });
  }

  private async endedBy(cause: unknown): Promise<RunStatus> {
    const { signal } = this.facts;
    const stopping: unknown = signal.aborted ? signal.reason : undefined;
    if (stopping instanceof Stopping && stopping.why === 'closing') return 'running';
    try {
      if (stopping !== undefined) return await this.note('cancelled', 'cancelled');
      if (cause instanceof OutOfTime) return await this.note('time', 'stopped');
      if (cause instanceof ToolError) return await this.note('model', 'failed', cause.message);
      this.parts.log.warn({ run: this.run.id, ...outline(cause) }, 'a run ended without an answer');
      return await this.note(isVendors(cause) ? 'model' : 'internal', 'failed');
    } catch (second) {
      this.parts.log.error(
        { run: this.run.id, ...outline(second) },
        'the end of a run could not be written down',
      );
      return 'failed';
    }
  }

  private async note(reason: EndReason, status: RunStatus, text?: string): Promise<RunStatus> {
    const said = text ?? wordsFor(reason, this.facts.agent.limits);
    const note: Note = { kind: 'note', reason, text: said };
    await this.add(note);
    this.facts.send(chunks.note(note));
    return status;
  }

  private async add(entry: Entry): Promise<void> {
    const { owner, conversation: id } = this.facts;
    const place = (this.entries.at(-1)?.place ?? -1) + 1;
    this.entries.push(await this.parts.rows.add(owner, { id, run: this.run.id, place }, entry));
  }

  private async timed<Given>(work: () => Promise<Given>): Promise<Given> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      await this.spend({ activeMs: performance.now() - began });
    }
  }

  private async spend(spent: Spent): Promise<void> {
    ({ run: this.run } = await this.parts.runs.spend(this.facts.owner, this.run.id, spent));
  }

  private isAnswered(): boolean {
    const last = this.entries.at(-1)?.entry;
    return last?.kind === 'note' || (last?.kind === 'turn' && last.calls.length === 0);
  }

  private said(): Entry[] {
    return this.entries.map(({ entry }) => entry);
  }
}

/** What both the agent and whoever began the conversation allow. */
function allowedIn({ agent, skills }: DriveFacts): readonly string[] | null {
  if (agent.skills === null) return skills;
  return skills === null ? agent.skills : agent.skills.filter((id) => skills.includes(id));
}

const vendors = /^(AI_|EmptyAnswer$|TimeoutError$|AbortError$|TypeError$)/;

/** Errors of the model's side: the SDK's own, silence, and a connection that broke. */
const isVendors = (cause: unknown): boolean =>
  vendors.test(String((cause as { name?: unknown } | null)?.name));

// Not the error itself: a vendor's error holds the whole conversation and sometimes the key.
function outline(cause: unknown): Record<string, unknown> {
  const { name, statusCode } = cause as { name?: unknown; statusCode?: unknown };
  const stack = cause instanceof Error && !isVendors(cause) ? cause.stack : undefined;
  return {
    error: String(name),
    ...(statusCode !== undefined && { status: statusCode }),
    ...(stack && { stack }),
  };
}
