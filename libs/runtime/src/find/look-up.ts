import { parseKey, Unauthenticated } from '@hub/identity';
import { Asker, type Database } from '@hub/platform';

import type { Credential } from '../credential.js';
import { byActingKey, byKey, bySession, type Caller } from './callers.js';

/** A question that is asked for a caller, as `Question`; its text says who that is by the parts of `Caller`. */
export interface CallerQuestion {
  readonly name: string;
  readonly asks: Readonly<Record<string, string>>;
  readonly text: (caller: Caller) => string;
}

/** Asks for a caller: with a personal key, with one that acts for somebody, or in a session. */
export class LookUp<Asked extends object, Row extends object> {
  private readonly key: Asker<object, Row>;
  private readonly actingKey: Asker<object, Row>;
  private readonly session: Asker<object, Row>;

  constructor(database: Database, { name, asks, text }: CallerQuestion) {
    const asker = (caller: Caller): Asker<object, Row> =>
      new Asker(database, {
        name: `${name}_by_${caller.name}`,
        asks: { ...asks, company: 'uuid', who: caller.whoIs, acts_for: 'text' },
        text: text(caller),
      });
    this.key = asker(byKey);
    this.actingKey = asker(byActingKey);
    this.session = asker(bySession);
  }

  /** Throws Unauthenticated when no row says that they may act. */
  async for(credential: Credential, asked: Asked): Promise<Row> {
    const row = await (credential.kind === 'session'
      ? this.session.ask({ ...asked, company: credential.person.companyId, who: credential.person.id })
      : this.withKey(credential, asked));
    if (!row) throw new Unauthenticated();
    return row;
  }

  private withKey(credential: Credential & { kind: 'key' }, asked: Asked): Promise<Row | undefined> {
    const key = parseKey(credential.key);
    const actsFor = credential.actFor?.trim().toLowerCase();
    if (!key || (actsFor !== undefined && !isPlain(actsFor))) throw new Unauthenticated();
    const question = { ...asked, company: key.companyId, who: `\\x${key.hash.toString('hex')}` };
    return actsFor === undefined
      ? this.key.ask(question)
      : this.actingKey.ask({ ...question, acts_for: actsFor });
  }
}

// PostgreSQL keeps neither of the two in a text, and nobody is called that.
const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
