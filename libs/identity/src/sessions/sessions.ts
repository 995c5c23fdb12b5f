import { createHash } from 'node:crypto';

import type { Database, Statement } from '@hub/platform';

import { activePerson, personColumns, personOf, type PersonRow } from '../people/person-row.js';
import type { Person } from '../people/person.js';

/** What a browser session keeps. Without a person it only carries a sign-in that has begun, and lives ten minutes. */
export interface SessionData {
  readonly companyId?: string | undefined;
  readonly personId?: string | undefined;
}

/** A session that is alive, with the person as they are now. */
export interface FoundSession {
  readonly data: Record<string, unknown>;
  readonly person: Person | undefined;
}

interface SessionRow extends Omit<PersonRow, 'id'> {
  readonly id: string | null;
  readonly owner: string | null;
  readonly data: Record<string, unknown>;
  readonly is_stale: boolean;
}

// Eight hours after the last use, seven days after signing in, ten minutes for a sign-in under way.
const lifetime = (owner: string): string => `CASE WHEN ${owner} IS NULL THEN now() + interval '10 minutes'
  ELSE least(now() + interval '8 hours', began_at + interval '7 days') END`;

const find: Statement = {
  name: 'identity.find_session',
  text: `SELECT s.data, s.person_id AS owner, ${personColumns},
      ${lifetime('s.person_id')} > s.expires_at + interval '10 minutes' AS is_stale
    FROM sessions s
    LEFT JOIN people p ON p.company_id = s.company_id AND p.id = s.person_id AND ${activePerson}
    WHERE s.id_hash = $1 AND s.expires_at > now()`,
};

const touch: Statement = {
  name: 'identity.touch_session',
  text: `UPDATE sessions SET expires_at = ${lifetime('person_id')} WHERE id_hash = $1 AND expires_at > now()`,
};

const keep: Statement = {
  name: 'identity.keep_session',
  text: `WITH before AS (SELECT person_id FROM sessions WHERE id_hash = $1),
    kept AS (
      INSERT INTO sessions AS s (id_hash, company_id, person_id, data, expires_at)
      VALUES ($1, $2, $3, $4, now() + CASE WHEN $3::uuid IS NULL THEN interval '10 minutes' ELSE interval '8 hours' END)
      ON CONFLICT (id_hash) DO UPDATE SET company_id = $2, person_id = $3, data = $4,
        expires_at = CASE WHEN $3::uuid IS NULL THEN now() + interval '10 minutes'
          ELSE least(now() + interval '8 hours', s.began_at + interval '7 days') END
      RETURNING company_id, person_id)
    INSERT INTO events (company_id, person_id, action, subject)
    SELECT company_id, person_id, 'session.began', 'person:' || person_id FROM kept
    WHERE person_id IS NOT NULL AND NOT EXISTS (SELECT FROM before WHERE person_id IS NOT NULL)`,
};

const ending = (condition: string): string => `WITH ended AS (
    DELETE FROM sessions WHERE ${condition} RETURNING company_id, person_id)
  INSERT INTO events (company_id, person_id, action, subject)
  SELECT company_id, person_id, 'session.ended', 'person:' || person_id FROM ended WHERE person_id IS NOT NULL`;

const end: Statement = { name: 'identity.end_session', text: ending('id_hash = $1') };

const endAll: Statement = {
  name: 'identity.end_sessions_of',
  text: ending('company_id = $1 AND person_id = $2'),
};

const sweep: Statement = {
  name: 'identity.sweep_sessions',
  text: 'DELETE FROM sessions WHERE expires_at < now()',
};

/** What is stored of a session id, and bound to what the browser begins: SHA-256 of the cookie's value. */
export const sessionIdHash = (sessionId: string): Buffer => createHash('sha256').update(sessionId).digest();

/** Browser sessions, by the cookie's value. Whoever reads the table cannot take one over. Times are the database's. */
export class Sessions {
  constructor(private readonly database: Database) {}

  /** A session that has not expired and whose person may still act. Reading it counts as use. */
  async find(sessionId: string): Promise<FoundSession | undefined> {
    const hash = sessionIdHash(sessionId);
    const [row] = await this.database.execute<SessionRow>(find, [hash]);
    if (!row || (row.owner !== null && row.id === null)) return undefined;
    if (row.is_stale) await this.database.execute(touch, [hash]);
    return { data: row.data, person: row.id === null ? undefined : personOf({ ...row, id: row.id }) };
  }

  /** Creates or replaces a session; `data` must be JSON. */
  async keep(sessionId: string, data: SessionData): Promise<void> {
    const { companyId = null, personId = null } = data;
    const values = [sessionIdHash(sessionId), companyId, personId, JSON.stringify(data)];
    await this.database.execute(keep, values);
  }

  /** Ends one session; an unknown id is no error. */
  async end(sessionId: string): Promise<void> {
    await this.database.execute(end, [sessionIdHash(sessionId)]);
  }

  /** Signs `person` out everywhere. */
  async endAllOf(person: Person): Promise<void> {
    await this.database.execute(endAll, [person.companyId, person.id]);
  }

  /** Removes what has expired; to be called now and then. */
  async sweep(): Promise<void> {
    await this.database.execute(sweep, []);
  }
}
