import { parseAccessToken, parseKey, Unauthenticated } from '@hub/identity';
import { Asker, type Database } from '@hub/platform';

import { orUnavailable } from '../away.js';
import type { Credential } from '../credential.js';
import { byActingKey, byActingToken, byKey, bySession, byToken, type Caller } from './callers.js';

/** A question that is asked for a caller, as `Question`; its text says who that is by the parts of `Caller`. */
export interface CallerQuestion {
  readonly name: string;
  readonly asks: Readonly<Record<string, string>>;
  readonly text: (caller: Caller) => string;
}

/** Asks for a caller: with a key or a token, with one that acts for somebody, or in a session. */
export class LookUp<Asked extends object, Row extends object> {
  private readonly key: Asker<object, Row>;
  private readonly actingKey: Asker<object, Row>;
  private readonly token: Asker<object, Row>;
  private readonly actingToken: Asker<object, Row>;
  private readonly session: Asker<object, Row>;

  constructor(database: Database, { name, asks, text }: CallerQuestion) {
    const asker = (caller: Caller): Asker<object, Row> =>
      new Asker(database, {
        name: `${name}_by_${caller.name}`,
        asks: { ...asks, company: 'uuid', who: caller.whoIs, acts_for: 'text', ...caller.asks },
        text: text(caller),
      });
    this.key = asker(byKey);
    this.actingKey = asker(byActingKey);
    this.token = asker(byToken);
    this.actingToken = asker(byActingToken);
    this.session = asker(bySession);
  }

  /** Throws Unauthenticated when no row says that they may act, and ToolError `unavailable` when nobody can say. */
  async for(credential: Credential, asked: Asked): Promise<Row> {
    const row = await this.asked(credential, asked);
    if (!row) throw new Unauthenticated();
    return row;
  }

  private async asked(credential: Credential, asked: Asked): Promise<Row | undefined> {
    try {
      return await (credential.kind === 'session'
        ? this.session.ask({ ...asked, company: credential.person.companyId, who: credential.person.id })
        : this.withSecret(credential, asked));
    } catch (cause) {
      throw orUnavailable(cause);
    }
  }

  private withSecret(shown: Shown, asked: Asked): Promise<Row | undefined> {
    const secret = shown.kind === 'key' ? parseKey(shown.key) : parseAccessToken(shown.token);
    const actsFor = shown.actFor?.trim().toLowerCase();
    if (!secret || (actsFor !== undefined && !isPlain(actsFor))) throw new Unauthenticated();
    const question = {
      ...asked,
      company: secret.companyId,
      who: `\\x${secret.hash.toString('hex')}`,
      ...(shown.kind === 'token' && { audience: shown.audience }),
    };
    const [own, acting] = shown.kind === 'key' ? [this.key, this.actingKey] : [this.token, this.actingToken];
    return actsFor === undefined ? own.ask(question) : acting.ask({ ...question, acts_for: actsFor });
  }
}

type Shown = Exclude<Credential, { kind: 'session' }>;

// PostgreSQL keeps neither of the two in a text, and nobody is called that.
const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
