import { parseKey, Unauthenticated } from '@hub/identity';
import type { Database, Statement } from '@hub/platform';

import type { Credential } from '../credential.js';

/** One question as three statements: asked with a personal key, a key that acts for somebody, or a session. */
export interface ForCaller {
  readonly key: Statement;
  readonly acting: Statement;
  readonly session: Statement;
}

/** Asks for a caller; `values` are $2 to $5. Throws Unauthenticated when no row says that they may act. */
export async function lookUp<Row extends object>(
  database: Database,
  statements: ForCaller,
  credential: Credential,
  values: readonly unknown[],
): Promise<Row> {
  const [row] = await (credential.kind === 'session'
    ? database.execute<Row>(statements.session, [
        credential.person.companyId,
        ...values,
        credential.person.id,
      ])
    : byKey<Row>(database, statements, credential, values));
  if (!row) throw new Unauthenticated();
  return row;
}

async function byKey<Row extends object>(
  database: Database,
  { key, acting }: ForCaller,
  credential: Credential & { kind: 'key' },
  values: readonly unknown[],
): Promise<Row[]> {
  const parsed = parseKey(credential.key);
  if (!parsed) throw new Unauthenticated();
  const own = [parsed.companyId, ...values, parsed.hash];
  const actFor = credential.actFor?.trim().toLowerCase();
  return actFor === undefined
    ? database.execute<Row>(key, own)
    : database.execute<Row>(acting, [...own, actFor]);
}
