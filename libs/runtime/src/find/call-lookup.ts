import { isSkillEnabled } from '@hub/catalog';
import type { Site } from '@hub/kit';
import type { Statement } from '@hub/platform';

import { byActingKey, byKey, bySession, type Caller } from './callers.js';
import type { ForCaller } from './look-up.js';

/** What one statement finds out about a call. Connection columns are null when there is no such connection. */
export interface CallRow {
  readonly company_id: string;
  readonly person_id: string;
  readonly key_id: string | null;
  /** The first of the asked skills that this caller may use; null when there is none. */
  readonly skill_id: string | null;
  readonly decision: 'allow' | 'refuse';
  readonly connection_id: string | null;
  readonly account_label: string | null;
  readonly scopes: string[] | null;
  readonly sites: readonly Site[] | null;
  readonly status: 'active' | 'reconnect_required' | null;
  readonly status_reason: string | null;
  readonly version: string | null;
  readonly access_token: Buffer | null;
  /** Seconds by the database's clock; null for never. */
  readonly expires_in: number | null;
}

// $1 company, $2 tool, $3 provider, $4 skills that hold the tool, $5 the connection asked for, then who.
const callBy = (caller: Caller): Statement => ({
  name: `runtime.call_by_${caller.name}`,
  text: `SELECT p.company_id, p.id AS person_id, ${caller.key} AS key_id
    , (SELECT skill.id FROM unnest($4::text[]) WITH ORDINALITY AS skill(id, place)
        WHERE (${caller.skills} IS NULL OR skill.id = ANY (${caller.skills})) AND ${isSkillEnabled('skill.id', '$1', 'p.id')}
        ORDER BY skill.place LIMIT 1) AS skill_id
    , coalesce((SELECT decision FROM tool_policies WHERE company_id = $1 AND tool = $2), 'allow') AS decision
    , c.id AS connection_id, c.account_label, c.scopes, c.sites, c.status, c.status_reason
    , t.version, t.access_token, extract(epoch FROM t.expires_at - clock_timestamp())::float8 AS expires_in
  FROM ${caller.from}
  LEFT JOIN connections c ON c.company_id = $1 AND c.person_id = p.id AND c.provider = $3
    AND CASE WHEN $5::uuid IS NULL THEN c.is_default ELSE c.id = $5 END
  LEFT JOIN connection_tokens t ON t.company_id = $1 AND t.connection_id = c.id
  WHERE ${caller.where}`,
});

/** The one statement of a call, by how its caller is known. */
export const callOf: ForCaller = {
  key: callBy(byKey),
  acting: callBy(byActingKey),
  session: callBy(bySession),
};
