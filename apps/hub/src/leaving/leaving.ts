import { randomUUID } from 'node:crypto';

import type { Departed, Departures, Revocations } from '@hub/connections';
import type { Decider, EndedMembership, ErasedRows, Membership } from '@hub/identity';
import type { Forgetting } from '@hub/runtime';

/** What became of somebody's access. `connections` says how many tokens their providers have confirmed to be ended. */
export interface LeftReport extends EndedMembership {
  readonly connections: Departed;
  readonly files: number;
}

/** What became of somebody's data. `tombstone` stands for them in the records from now on. */
export interface ErasedReport {
  readonly tombstone: string;
  readonly left: LeftReport;
  /** Tokens that still wait for their provider, under an id that leads to nobody. */
  readonly waiting: number;
  readonly tables: readonly ErasedRows[];
}

interface Parts {
  readonly membership: Membership;
  readonly departures: Departures;
  readonly revocations: Pick<Revocations, 'disown'>;
  readonly forgetting: Forgetting;
}

/** People who leave a company, and people who are forgotten. Every step may be repeated: what was done already is left out. */
export class Leaving {
  constructor(private readonly parts: Parts) {}

  /**
   * Ends everything somebody can act with; after the first of its transactions every call is refused. Throws Forbidden, ToolError
   * `not_found`, or `denied` for an admin who means themselves.
   */
  async offboard(by: Decider, companyId: string, personId: string): Promise<LeftReport> {
    const { membership, departures, forgetting } = this.parts;
    const ended = await membership.end(by, companyId, personId);
    const actor = by === 'operator' ? null : by.id;
    const connections = await departures.ofPerson({ companyId, personId, by: actor });
    return { ...ended, connections, files: await forgetting.ofPerson({ companyId, personId }) };
  }

  /** Offboards somebody and takes them out of every table (GDPR article 17). Throws as `offboard`. */
  async erase(by: Decider, companyId: string, personId: string): Promise<ErasedReport> {
    const left = await this.offboard(by, companyId, personId);
    const tombstone = randomUUID();
    const waiting = await this.parts.revocations.disown(companyId, personId, tombstone);
    const tables = await this.parts.membership.erase(by, companyId, { personId, tombstone });
    return { tombstone, left, waiting, tables };
  }
}
