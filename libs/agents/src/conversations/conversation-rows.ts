import { randomUUID } from 'node:crypto';

import type { CompanyKeys, Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';

import type { Entry, Placed } from './entry.js';
import {
  addMessage,
  claimConversation,
  type ConversationRow,
  type ConversationState,
  createConversation,
  entitleConversation,
  findConversation,
  holdConversation,
  letGoConversation,
  listConversations,
  type MessageRow,
  readMessages,
  releaseConversation,
  removeConversation,
} from './statements.js';

/** Whose conversation it is. */
export type Owner = Pick<Person, 'companyId' | 'id'>;

/** A conversation without what was said in it. `runId` is its latest run; `isLost`: that run was cut off and may be taken up again. */
export interface Conversation {
  readonly id: string;
  readonly agentId: string | undefined;
  /** The beginning of the first question; empty before that. */
  readonly title: string;
  /** What may be used in it at most; null means every skill of the person. */
  readonly skills: readonly string[] | null;
  readonly state: ConversationState;
  readonly runId: string | undefined;
  readonly isLost: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface Parts {
  readonly database: Database;
  readonly keys: CompanyKeys;
}

const longestTitle = 80;

/** Conversations in the database; whatever was said is sealed to its person and place. */
export class ConversationRows {
  constructor(private readonly parts: Parts) {}

  /** Begins one with an agent; `skills` limits what it may use, null is everything that the agent has. Returns its id. */
  /** Makes an empty one and returns its id. */
  async create(owner: Owner, agentId: string, skills: readonly string[] | null): Promise<string> {
    const id = randomUUID();
    await this.query(owner, createConversation, [owner.companyId, id, owner.id, agentId, skills]);
    return id;
  }

  /** Names a conversation by its first question. */
  async entitle(owner: Owner, id: string, question: string): Promise<void> {
    const line = question.replace(/\s+/g, ' ').trim();
    const title = line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line;
    const sealed = await this.parts.keys.seal(owner.companyId, titlePlace(owner, id), title);
    await this.query(owner, entitleConversation, [id, sealed]);
  }

  /** Throws ToolError `not_found` for an unknown conversation and for somebody else's alike. */
  async get(owner: Owner, id: string): Promise<Conversation> {
    const [row] = await this.query<ConversationRow[]>(owner, findConversation, [owner.id, id]);
    if (!row) throw new ToolError('not_found', 'There is no such conversation.');
    return this.opened(owner, row);
  }

  /** The owner's, latest first, without their messages. */
  /** The latest hundred, the last used first. */
  async list(owner: Owner): Promise<Conversation[]> {
    const rows = await this.query<ConversationRow[]>(owner, listConversations, [owner.id]);
    return Promise.all(rows.map((row) => this.opened(owner, row)));
  }

  /** Throws ToolError `conflict` while a run works on it. */
  async remove(owner: Owner, id: string): Promise<void> {
    const [, count] = await this.query<[unknown, number]>(owner, removeConversation, [owner.id, id]);
    if (count > 0) return;
    await this.get(owner, id);
    throw new ToolError('conflict', 'The agent is still working on this. Stop it first.');
  }

  /** Takes the conversation for this process, for a new run or for the one that it had; false when another has it. */
  async claim(owner: Owner, id: string, runId?: string): Promise<boolean> {
    const [rows] = await this.query<[unknown[]]>(owner, claimConversation, [owner.id, id, runId ?? null]);
    return rows.length > 0;
  }

  /** Renews the lease of the run that has it; false when another has taken it. */
  /** Says that this process still works on the run; false when another has it. */
  async hold(owner: Owner, id: string, runId: string): Promise<boolean> {
    const [rows] = await this.query<[unknown[]]>(owner, holdConversation, [id, runId]);
    return rows.length > 0;
  }

  /** Gives it back when a run has ended or waits for the person. */
  /** Lets a run go that has come to rest. */
  async release(
    owner: Owner,
    { conversation, run }: { conversation: string; run: string },
    state: 'idle' | 'waiting',
  ): Promise<void> {
    await this.query(owner, releaseConversation, [conversation, run, state]);
  }

  /** Leaves a run to whoever takes it up next, without waiting for the lease to end. */
  async letGo(owner: Owner, id: string, run: string): Promise<void> {
    await this.query(owner, letGoConversation, [id, run]);
  }

  /** Everything that was said, in order, opened. Throws when a message does not belong here. */
  /** Everything that was said, in order. */
  async read(owner: Owner, id: string): Promise<Placed[]> {
    const rows = await this.query<MessageRow[]>(owner, readMessages, [id]);
    return Promise.all(
      rows.map(async ({ id: message, run_id: run, place, at, content }) => {
        const text = await this.parts.keys.open(owner.companyId, messagePlace(owner, id, message), content);
        return { id: message, run, place, at, entry: JSON.parse(text) as Entry };
      }),
    );
  }

  /** Adds what was said at a place of a run; sealed. Returns it as it then stands. */
  /** Writes one line down. `place` is its number in the conversation. */
  async add(owner: Owner, where: { id: string; run: string; place: number }, entry: Entry): Promise<Placed> {
    const { id, run, place } = where;
    const message = randomUUID();
    const { companyId } = owner;
    const sealed = await this.parts.keys.seal(
      companyId,
      messagePlace(owner, id, message),
      JSON.stringify(entry),
    );
    const [row] = await this.query<{ at: Date }[]>(owner, addMessage, [
      companyId,
      message,
      id,
      run,
      place,
      sealed,
    ]);
    return { id: message, run, place, at: row?.at ?? new Date(), entry };
  }

  private async opened(owner: Owner, row: ConversationRow): Promise<Conversation> {
    return {
      id: row.id,
      agentId: row.agent_id ?? undefined,
      title: row.title
        ? await this.parts.keys.open(owner.companyId, titlePlace(owner, row.id), row.title)
        : '',
      skills: row.skills,
      state: row.state,
      runId: row.run_id ?? undefined,
      isLost: row.lost,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  private query<Rows>({ companyId }: Owner, text: string, values: unknown[]): Promise<Rows> {
    return this.parts.database.inCompany(companyId, (manager) => manager.query<Rows>(text, values));
  }
}

/** Where a title and a message are sealed to. */
export const titlePlace = ({ id: person }: Pick<Owner, 'id'>, id: string): string[] => [
  'conversation',
  person,
  id,
  'title',
];
export const messagePlace = ({ id: person }: Pick<Owner, 'id'>, id: string, message: string): string[] => [
  'conversation',
  person,
  id,
  'message',
  message,
];
