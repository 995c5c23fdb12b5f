import type { Database, Statement } from '@hub/platform';

import { takeAwayConnections, type TakenAway } from '../disconnect.js';
import { inParallel } from '../revocations/in-parallel.js';
import type { Revocations } from '../revocations/revocations.js';
import type { RevocationReason, RevocationState } from '../revocations/states.js';

/** What became of connections that were ended together: how many, and how many tokens are in which state. */
export interface Departed {
  readonly connections: number;
  readonly byProvider: Readonly<Record<string, number>>;
  readonly states: Readonly<Partial<Record<RevocationState, number>>>;
}

/** Who leaves. `by` is who decided it, null for the hub or its operator. */
export interface Leaver {
  readonly companyId: string;
  readonly personId: string;
  readonly by: string | null;
}

const ofPerson: Statement = {
  name: 'connections.of_person',
  text: 'SELECT id FROM connections WHERE company_id = $1 AND person_id = $2',
};

const ofCompany: Statement = {
  name: 'connections.of_company',
  text: 'SELECT id FROM connections WHERE company_id = $1 ORDER BY id LIMIT $2',
};

// Whoever may not act any more keeps no connection: this finds what a process that died, or a login at that moment, has left.
const ofNobody: Statement = {
  name: 'connections.of_nobody',
  text: `SELECT c.company_id, c.id, CASE o.status WHEN 'active' THEN 'left' ELSE 'closed' END AS reason
    FROM connections c
    JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id
    JOIN companies o ON o.id = c.company_id
    WHERE p.status <> 'active' OR o.status <> 'active' LIMIT $1`,
};

interface LeftRow {
  readonly company_id: string;
  readonly id: string;
  readonly reason: 'left' | 'closed';
}

const atOnce = 16;

/** Connections that go with their person or their company: here in one transaction, at the providers until each has confirmed. */
export class Departures {
  constructor(
    private readonly database: Database,
    private readonly revocations: Revocations,
  ) {}

  /** Everything that a person has connected. Tries each token once, and leaves the rest to the worker. */
  async ofPerson({ companyId, personId, by }: Leaver): Promise<Departed> {
    const ids = await this.database.execute<{ id: string }>(ofPerson, [companyId, personId]);
    const gone = await this.takeAway(companyId, ids, { reason: 'left', by });
    const states = await inParallel(gone, atOnce, async ({ revocationId }) =>
      revocationId === undefined ? 'confirmed' : this.revocations.settle(companyId, revocationId),
    );
    return {
      connections: gone.length,
      byProvider: countOf(gone.map(({ provider }) => provider)),
      states: countOf(states),
    };
  }

  /** Up to `most` connections of a company, whose tokens then wait for `Revocations.run`. Returns how many went; 0 when none is left. */
  async ofCompany(companyId: string, most: number): Promise<number> {
    const ids = await this.database.execute<{ id: string }>(ofCompany, [companyId, most]);
    return (await this.takeAway(companyId, ids, { reason: 'closed', by: null })).length;
  }

  /** Up to `limit` connections of people who may not act any more. Returns how many went. For the worker. */
  async ofNobody(limit: number): Promise<number> {
    const rows = await this.database.execute<LeftRow>(ofNobody, [limit]);
    const groups = Map.groupBy(rows, ({ company_id: companyId, reason }) => `${companyId} ${reason}`);
    let gone = 0;
    for (const [first, ...others] of groups.values()) {
      if (!first) continue;
      const why = { reason: first.reason, by: null };
      gone += (await this.takeAway(first.company_id, [first, ...others], why)).length;
    }
    return gone;
  }

  private takeAway(
    companyId: string,
    rows: readonly { readonly id: string }[],
    { reason, by }: { reason: RevocationReason; by: string | null },
  ): Promise<TakenAway[]> {
    return takeAwayConnections(this.database, { companyId, ids: rows.map(({ id }) => id), reason, by });
  }
}

function countOf<Name extends string>(names: readonly (Name | undefined)[]): Record<Name, number> {
  const counts = {} as Record<Name, number>;
  for (const name of names) if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
