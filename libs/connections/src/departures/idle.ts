import { isSkillEnabled } from '@hub/catalog';
import { usualRetention } from '@hub/identity';
import { providersOf, type Skill } from '@hub/kit';
import type { Database, Statement } from '@hub/platform';

import { takeAwayConnections } from '../disconnect.js';
import { telling } from '../notices/telling.js';

/** Days between the notice and the end. */
const warning = 14;

// `$1` the usual idle days, `$2` whether retired ones end, `$3` the ids of the skills of each provider.
const idleDays = 'coalesce(r.idle_days, $1::integer)';
const reason = `CASE
    WHEN ${idleDays} > 0 AND coalesce(due.used_on, c.connected_at::date) <= current_date - (${idleDays} - ${warning}) THEN 'idle'
    WHEN coalesce(r.ends_retired, $2::boolean) AND NOT EXISTS (
      SELECT FROM jsonb_array_elements_text(coalesce($3::jsonb -> c.provider, '[]')) AS skill(id)
      WHERE ${isSkillEnabled('skill.id', 'c.company_id', 'c.person_id')}) THEN 'retired' END`;

const judged = `SELECT c.company_id, c.id, c.person_id, c.provider, c.account_label, e.reason AS told, e.ends_at, ${reason} AS reason
    FROM connections c
    JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id AND p.status = 'active'
    JOIN companies o ON o.id = c.company_id AND o.status = 'active'
    LEFT JOIN refresh_due due ON due.company_id = c.company_id AND due.connection_id = c.id
    LEFT JOIN retention_rules r ON r.company_id = c.company_id
    LEFT JOIN connection_endings e ON e.company_id = c.company_id AND e.connection_id = c.id`;

/** Connections that are used again, or needed again, stay. */
const spare: Statement = {
  name: 'connections.spare',
  text: `WITH judged AS (${judged}),
    spared AS (
      DELETE FROM connection_endings e USING judged j
      WHERE e.company_id = j.company_id AND e.connection_id = j.id AND j.reason IS NULL
      RETURNING e.company_id, e.connection_id)
    UPDATE notices n SET settled_at = clock_timestamp() FROM spared
    WHERE n.company_id = spared.company_id AND n.connection_id = spared.connection_id AND n.kind = 'connection_ends'
      AND n.settled_at IS NULL`,
};

/** Whoever has not been told yet is told, once, and has two weeks. */
const tell: Statement = {
  name: 'connections.tell_unused',
  text: `WITH judged AS (${judged}),
    announced AS (
      INSERT INTO connection_endings (company_id, connection_id, reason, ends_at)
      SELECT company_id, id, reason, clock_timestamp() + interval '${warning} days' FROM judged
      WHERE reason IS NOT NULL AND told IS NULL
      ON CONFLICT (company_id, connection_id) DO NOTHING
      RETURNING company_id, connection_id, reason, ends_at),
    ${telling(`SELECT j.company_id, j.person_id, 'connection_ends' AS kind, j.id AS connection_id,
        jsonb_build_object('provider', j.provider, 'account', j.account_label, 'reason', a.reason, 'ends_at', a.ends_at) AS detail
      FROM judged j JOIN announced a ON a.company_id = j.company_id AND a.connection_id = j.id`)}
    SELECT count(*)::integer AS told FROM announced`,
};

const ending: Statement = {
  name: 'connections.ending',
  text: `SELECT company_id, id, reason FROM (${judged}) AS judged
    WHERE reason IS NOT NULL AND ends_at <= clock_timestamp() LIMIT $4`,
};

interface EndingRow {
  readonly company_id: string;
  readonly id: string;
  readonly reason: 'idle' | 'retired';
}

/** Connections that nobody uses and those that no skill needs any more: their owners are told, and after two weeks they end. */
export class IdleConnections {
  private readonly skillsOf: string;

  constructor(
    private readonly database: Database,
    skills: readonly Skill[],
  ) {
    const pairs = skills.flatMap(({ id, tools }) =>
      providersOf(tools).map((provider) => [provider.id, id] as const),
    );
    const grouped = Map.groupBy(pairs, ([provider]) => provider);
    const ids = [...grouped].map(([provider, all]) => [provider, all.map(([, id]) => id)]);
    this.skillsOf = JSON.stringify(Object.fromEntries(ids));
  }

  /** Spares what is used again, ends up to `limit` whose time has come, and tells whoever is next. Daily; their tokens wait for `Revocations.run`. */
  async run(limit: number): Promise<{ told: number; ended: number }> {
    const rules = [usualRetention.idleDays, usualRetention.endsRetired, this.skillsOf];
    await this.database.execute(spare, rules);
    const rows = await this.database.execute<EndingRow>(ending, [...rules, limit]);
    let ended = 0;
    for (const { company_id: companyId, id, reason: why } of rows)
      ended += (await takeAwayConnections(this.database, { companyId, ids: [id], reason: why, by: null }))
        .length;
    const [row] = await this.database.execute<{ told: number }>(tell, rules);
    return { told: row?.told ?? 0, ended };
  }
}
