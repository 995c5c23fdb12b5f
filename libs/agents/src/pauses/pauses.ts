import { randomUUID } from 'node:crypto';

import type { CompanyKeys } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';
import type { EntityManager } from 'typeorm';

import type { Owner } from '../conversations/conversation-rows.js';
import { type Card, hashOf, type Pause, type PauseKind } from './pause.js';
import {
  decidePause,
  endPause,
  findPause,
  notePause,
  openPause,
  openPausesOf,
  type PauseRow,
  pausesOf,
} from './statements.js';

interface Parts {
  readonly database: Database;
  readonly keys: CompanyKeys;
}

/** A pause and the conversation that it belongs to. */
export interface FoundPause extends Pause {
  readonly conversation: string;
}

/** What a person answers: a refusal, or a yes to exactly what `hash` stands for; `card` where answering changes the input. */
export interface Decided {
  readonly yes: boolean;
  readonly hash: string;
  readonly card?: Card | undefined;
}

/** Waiting calls in the database, until their person has decided. */
export class Pauses {
  constructor(private readonly parts: Parts) {}

  /** Begins to wait; for a day. */
  async open(
    owner: Owner,
    where: { conversation: string; run: string; call: string },
    { kind, card }: { kind: PauseKind; card: Card },
  ): Promise<Pause> {
    const id = randomUUID();
    const hash = hashOf(card);
    const sealed = await this.sealed(owner, id, card);
    const { companyId, id: person } = owner;
    const { conversation, run, call } = where;
    const place = [companyId, id, conversation, run, person, call, card.tool, kind];
    const [row] = await this.in(owner, (manager) =>
      manager.query<{ expires_at: Date }[]>(openPause, [...place, sealed, Buffer.from(hash, 'hex')]),
    );
    return { id, call, kind, card, hash, expiresAt: row?.expires_at ?? new Date(), decision: undefined };
  }

  /** Every pause of a conversation, oldest first. */
  async of(owner: Owner, conversation: string): Promise<Pause[]> {
    const rows = await this.in(owner, (manager) =>
      manager.query<PauseRow[]>(pausesOf, [conversation, owner.id]),
    );
    return Promise.all(rows.map((row) => this.opened(owner, row)));
  }

  /** Everything that waits for this person now, newest first. */
  async waitingFor(owner: Owner): Promise<FoundPause[]> {
    const rows = await this.in(owner, (manager) => manager.query<PauseRow[]>(openPausesOf, [owner.id]));
    return Promise.all(rows.map((row) => this.opened(owner, row)));
  }

  /** Throws ToolError `not_found` for an unknown pause and for somebody else's alike. */
  async get(owner: Owner, id: string): Promise<FoundPause> {
    const [row] = await this.in(owner, (manager) => manager.query<PauseRow[]>(findPause, [id, owner.id]));
    if (!row) throw new ToolError('not_found', 'There is nothing of yours to decide here.');
    return this.opened(owner, row);
  }

  /** Decides once. Throws ToolError `conflict` when that has happened before, is too late, or was about another input. */
  async decide(owner: Owner, pause: Pause, { yes, hash, card }: Decided): Promise<void> {
    const sealed = card ? await this.sealed(owner, pause.id, card) : null;
    const newHash = card ? Buffer.from(hashOf(card), 'hex') : null;
    const given = /^[0-9a-f]{64}$/.test(hash) ? hash : '';
    const decided = await this.in(owner, async (manager) => {
      const values = [pause.id, owner.id, yes ? 'yes' : 'no', Buffer.from(given, 'hex'), sealed, newHash];
      const [rows] = await manager.query<[unknown[]]>(decidePause, values);
      if (rows.length === 0) return false;
      const detail = {
        tool: pause.card.tool,
        kind: pause.kind,
        input_hash: newHash?.toString('hex') ?? hash,
      };
      const action = yes ? 'pause.agreed' : 'pause.refused';
      await manager.query(notePause, [owner.companyId, owner.id, action, `pause:${pause.id}`, detail]);
      return true;
    });
    if (!decided) throw await this.whyNot(owner, pause.id, hash);
  }

  /** Ends a pause that nobody has to decide any more. */
  async end(owner: Owner, id: string, decision: 'done' | 'dropped'): Promise<void> {
    await this.in(owner, (manager) => manager.query(endPause, [id, decision]));
  }

  private async whyNot(owner: Owner, id: string, hash: string): Promise<ToolError> {
    const now = await this.get(owner, id);
    if (now.decision === 'expired')
      return new ToolError('conflict', 'Nobody answered in time, so nothing was done. Ask again.');
    if (now.decision !== undefined) return new ToolError('conflict', 'This has been decided already.');
    if (now.hash !== hash) return new ToolError('conflict', 'This is not what was shown. Look at it again.');
    return new ToolError('conflict', 'This could not be decided just now. Try again.');
  }

  private async opened(owner: Owner, row: PauseRow): Promise<FoundPause> {
    const text = await this.parts.keys.open(owner.companyId, cardPlace(owner, row.id), row.card);
    return {
      id: row.id,
      conversation: row.conversation_id,
      call: row.call_id,
      kind: row.kind,
      card: JSON.parse(text) as Card,
      hash: row.input_hash.toString('hex'),
      expiresAt: row.expires_at,
      decision: row.decision ?? undefined,
    };
  }

  private sealed(owner: Owner, id: string, card: Card): Promise<Buffer> {
    return this.parts.keys.seal(owner.companyId, cardPlace(owner, id), JSON.stringify(card));
  }

  private in<Result>(
    { companyId }: Owner,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.parts.database.inCompany(companyId, work);
  }
}

/** Where a card is sealed to. */
export const cardPlace = ({ id: person }: Pick<Owner, 'id'>, id: string): string[] => [
  'pause',
  person,
  id,
  'card',
];
