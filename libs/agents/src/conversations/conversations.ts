import type { Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';
import type { UIMessageChunk } from 'ai';

import type { Agent } from '../agents/agent.js';
import type { Agents } from '../agents/agents.js';
import type { Card } from '../pauses/pause.js';
import { withValues } from '../pauses/missing-values.js';
import type { FoundPause } from '../pauses/pauses.js';
import { Drive, type DriveParts, Stopping } from '../runs/drive.js';
import { newRunId, type Run } from '../runs/run-rows.js';
import { Live } from '../stream/live.js';
import { type UiMessage, uiMessages } from '../stream/ui-messages.js';
import type { Conversation } from './conversation-rows.js';
import { openCalls, type Placed } from './entry.js';
import { passOver } from './pass-over.js';
import { sweepConversations } from './statements.js';

/** What conversations are made of. */
export interface ConversationsParts extends DriveParts {
  readonly database: Database;
  readonly agents: Agents;
}

/** Who asks, and what they may use at most: null means every skill, a list is that of a key or token. */
export interface Asker {
  readonly person: Person;
  readonly skills: readonly string[] | null;
}

/** What a person says to a card. `hash` is the card's; `values` are for what was missing. */
export interface Reply {
  readonly yes: boolean;
  readonly hash: string;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
}

/** An answer in the making, as pieces of a UI message stream. Who stops listening does not stop it. */
export interface Answering {
  readonly conversation: string;
  readonly stream: ReadableStream<UIMessageChunk>;
}

/** A conversation with everything that was said. */
export interface ReadConversation extends Conversation {
  readonly messages: readonly UiMessage[];
  readonly run: Run | undefined;
}

const beat = 5_000;
const mostRunning = 4;

/** People's conversations with agents: kept on the server, worked on by one process at a time, taken up again by any. */
export class Conversations {
  private readonly live = new Live();
  private readonly working = new Map<string, { stop: AbortController; ended: Promise<void> }>();

  constructor(private readonly parts: ConversationsParts) {}

  /** The person's latest hundred that this asker may see, the last used first. */
  async list(asker: Asker): Promise<Conversation[]> {
    const all = await this.parts.rows.list(asker.person);
    return all.filter((one) => mayEnter(asker, one));
  }

  /** Throws ToolError `not_found` for an unknown conversation, for somebody else's and for one with skills beyond the asker's. */
  async read(asker: Asker, id: string): Promise<ReadConversation> {
    const { person } = asker;
    const conversation = await this.enter(asker, id);
    const [placed, pauses, run] = await Promise.all([
      this.parts.rows.read(person, id),
      this.parts.pauses.of(person, id),
      this.parts.runs.latest(person, id),
    ]);
    return { ...conversation, messages: uiMessages(this.parts.catalog, placed, pauses), run };
  }

  /** Forgets a conversation. Throws as `read`, and ToolError `conflict` while a run works on it. */
  async remove(asker: Asker, id: string): Promise<void> {
    await this.enter(asker, id);
    await this.parts.rows.remove(asker.person, id);
  }

  /** Makes an empty conversation with an agent, and returns its id. Throws ToolError `not_found` for an agent that is not for this person. */
  async begin({ person, skills }: Asker, agentId: string): Promise<string> {
    const agent = await this.parts.agents.get(person, agentId);
    return this.parts.rows.create(person, agent.id, skills);
  }

  /**
   * Asks. What still waited for an answer is passed over, and the model is told so. Throws as `read`, and ToolError `conflict`
   * while the agent is at work, `rate_limited` for more than four at once, `not_found` when the agent is gone.
   */
  async ask(asker: Asker, id: string, text: string): Promise<Answering> {
    const { person } = asker;
    const conversation = await this.enter(asker, id);
    const agent = await this.agentOf(person, conversation);
    this.requireRoom(person);
    const run = newRunId();
    if (!(await this.parts.rows.claim(person, id, run))) throw atWork();
    await passOver(this.parts, person, conversation);
    if (conversation.title === '') await this.parts.rows.entitle(person, id, text);
    const entries = await this.parts.rows.read(person, id);
    const place = (entries.at(-1)?.place ?? -1) + 1;
    entries.push(await this.parts.rows.add(person, { id, run, place }, { kind: 'question', text }));
    await this.parts.runs.create(person, { id: run, conversation: id, agent: agent.id, model: agent.model });
    return this.drive(person, { conversation, agent, entries });
  }

  /** Takes up a run that waits or was cut off, and tries again what it waits for. Throws as `ask`; `conflict` when there is none. */
  async goOn(asker: Asker, id: string): Promise<Answering> {
    const { person } = asker;
    const conversation = await this.enter(asker, id);
    const agent = await this.agentOf(person, conversation);
    const { state, isLost, runId } = conversation;
    if (runId === undefined || (state !== 'waiting' && !isLost))
      throw state === 'running' ? atWork() : new ToolError('conflict', 'There is nothing to go on with.');
    if (!(await this.parts.rows.claim(person, id))) throw atWork();
    await this.parts.runs.resume(person, runId);
    return this.drive(person, { conversation, agent, entries: await this.parts.rows.read(person, id) });
  }

  /** Decides a card once, then goes on. Throws ToolError `not_found`, `invalid_input` for values, `conflict` when it is too late. */
  async reply(person: Person, pauseId: string, { yes, hash, values }: Reply): Promise<Answering> {
    const pause = await this.parts.pauses.get(person, pauseId);
    await this.parts.pauses.decide(person, pause, {
      yes,
      hash,
      card: yes ? answered(pause, values) : undefined,
    });
    const id = pause.conversation;
    try {
      return await this.goOn({ person, skills: null }, id);
    } catch (cause) {
      // Another answer is being worked on right now; it takes this one up before it waits again.
      const stream =
        cause instanceof ToolError && cause.code === 'conflict' && this.live.listen(keyOf(person, id));
      if (!stream) throw cause;
      return { conversation: id, stream };
    }
  }

  /** Everything that waits for this person, newest first. */
  async waitingFor(person: Person): Promise<FoundPause[]> {
    return this.parts.pauses.waitingFor(person);
  }

  /** What the run at work says, from its beginning; undefined where none works in this process. */
  async listen(asker: Asker, id: string): Promise<ReadableStream<UIMessageChunk> | undefined> {
    await this.enter(asker, id);
    return this.live.listen(keyOf(asker.person, id));
  }

  /** Ends the run at work, in whatever process, within seconds. What has left for a provider is not called back. */
  async cancel(asker: Asker, id: string): Promise<void> {
    const { person } = asker;
    const { state, runId } = await this.enter(asker, id);
    if (state !== 'running' || runId === undefined) return;
    await this.parts.runs.cancel(person, runId);
    this.working.get(keyOf(person, id))?.stop.abort(new Stopping('cancelled'));
  }

  /** Housekeeping, once a day: forgets conversations that nobody has touched for `days` days. Returns how many. */
  async keepHouse(days: number): Promise<number> {
    for (let all = 0; ;) {
      const gone = await this.parts.database.execute(sweepConversations, [days]);
      all += gone.length;
      if (gone.length < 1_000) return all;
    }
  }

  /** Lets go of every run in this process; changes that were sent are waited for. Another process can take the runs up at once. */
  async close(): Promise<void> {
    for (const { stop } of this.working.values()) stop.abort(new Stopping('closing'));
    await Promise.allSettled([...this.working.values()].map(({ ended }) => ended));
  }

  private async drive(
    person: Person,
    given: { conversation: Conversation; agent: Agent; entries: Placed[] },
  ): Promise<Answering> {
    const { agent, entries } = given;
    const { id: conversation, skills } = given.conversation;
    const run = await this.parts.runs.latest(person, conversation);
    if (!run) throw new Error('The run was not written');
    const key = keyOf(person, conversation);
    const { send, stream, end } = this.live.begin(key);
    const stop = new AbortController();
    const facts = { owner: person, agent, conversation, skills, run, entries, send, signal: stop.signal };
    const timer = setInterval(
      () => void this.hold(person, { conversation, run: run.id, stop }),
      beat,
    ).unref();
    const ended = new Drive(this.parts, facts)
      .go()
      .then((status) => this.release(person, { conversation, run: run.id, status }))
      .catch((cause: unknown) => this.parts.log.error({ error: String(cause) }, 'a run could not be let go'))
      .finally(() => {
        clearInterval(timer);
        this.working.delete(key);
        end();
      });
    this.working.set(key, { stop, ended });
    void ended.then(() => this.takeUp(person, conversation));
    return { conversation, stream };
  }

  // Somebody answered a card while the run was still at work on another one.
  private async takeUp(person: Person, conversation: string): Promise<void> {
    try {
      const { state } = await this.parts.rows.get(person, conversation);
      if (state !== 'waiting') return;
      const open = openCalls((await this.parts.rows.read(person, conversation)).map(({ entry }) => entry));
      const pauses = await this.parts.pauses.of(person, conversation);
      const latest = open.map(({ id }) => pauses.findLast(({ call }) => call === id));
      if (latest.some((pause) => pause?.decision === 'yes' || pause?.decision === 'no'))
        await this.goOn({ person, skills: null }, conversation);
    } catch {
      // Gone, or another process was quicker.
    }
  }

  private async hold(
    person: Person,
    { conversation, run, stop }: { conversation: string; run: string; stop: AbortController },
  ): Promise<void> {
    try {
      if (!(await this.parts.rows.hold(person, conversation, run))) stop.abort(new Stopping('closing'));
      const { cancelled } = await this.parts.runs.spend(person, run, {});
      if (cancelled) stop.abort(new Stopping('cancelled'));
    } catch {
      // The lease outlives several missed beats.
    }
  }

  private async release(
    person: Person,
    { conversation, run, status }: { conversation: string; run: string; status: Run['status'] },
  ): Promise<void> {
    if (status === 'running') return this.parts.rows.letGo(person, conversation, run);
    await this.parts.runs.end(person, run, status);
    await this.parts.rows.release(person, { conversation, run }, status === 'waiting' ? 'waiting' : 'idle');
  }

  private async enter(asker: Asker, id: string): Promise<Conversation> {
    const conversation = await this.parts.rows.get(asker.person, id);
    if (!mayEnter(asker, conversation)) throw new ToolError('not_found', 'There is no such conversation.');
    return conversation;
  }

  private async agentOf(person: Person, { agentId }: Conversation): Promise<Agent> {
    const agent = agentId === undefined ? undefined : await this.parts.agents.find(person, agentId);
    if (!agent)
      throw new ToolError('not_found', 'The agent of this conversation is no longer there for you.');
    return agent;
  }

  private requireRoom({ companyId, id }: Person): void {
    const own = [...this.working.keys()].filter((key) => key.startsWith(`${companyId} ${id} `));
    if (own.length >= mostRunning)
      throw new ToolError('rate_limited', `At most ${mostRunning} agents can work for you at once.`, {
        retryAfter: 10,
      });
  }
}

const keyOf = ({ companyId, id }: Person, conversation: string): string =>
  `${companyId} ${id} ${conversation}`;

// What was said in a conversation may come from all of its skills.
const mayEnter = ({ skills }: Asker, conversation: Conversation): boolean =>
  skills === null || (conversation.skills?.every((id) => skills.includes(id)) ?? false);

const atWork = (): ToolError =>
  new ToolError('conflict', 'The agent is still working on this. Wait for it, or stop it.', {
    retryAfter: 1,
  });

/** The card as the person answered it: with their values where some were missing. */
function answered(pause: FoundPause, values: Reply['values']): Card | undefined {
  if (pause.kind === 'value') return withValues(pause.card, values ?? {});
  if (values !== undefined)
    throw new ToolError('invalid_input', 'values: nothing is missing here', {
      problems: [{ field: 'values', problem: 'nothing is missing here' }],
    });
  return undefined;
}
