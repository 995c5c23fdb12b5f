import { isSkillEnabled } from '@hub/catalog';
import type { Site } from '@hub/kit';

import type { CallerQuestion } from './look-up.js';

/** What one statement finds out about a call. Connection columns are null when there is no such connection. */
export interface CallRow {
  readonly company_id: string;
  readonly person_id: string;
  readonly key_id: string | null;
  /** A token that was given for reading only. */
  readonly reads_only: boolean;
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

/** What is asked about a call: `skills` are those that hold the tool, `account` is the connection asked for. */
export interface AskedCall {
  readonly tool: string;
  readonly provider: string;
  readonly skills: readonly string[];
  readonly account: string | null;
}

/** The one question of a call. */
export const callQuestion: CallerQuestion = {
  name: 'runtime.call',
  asks: { tool: 'text', provider: 'text', skills: 'text[]', account: 'uuid' },
  text: (
    caller,
  ) => `SELECT p.company_id, p.id AS person_id, ${caller.key} AS key_id, ${caller.readsOnly} AS reads_only
    , (SELECT skill.id FROM unnest(q.skills) WITH ORDINALITY AS skill(id, place)
        WHERE ${caller.mayUse('skill.id')} AND ${isSkillEnabled('skill.id', 'q.company', 'p.id')}
        ORDER BY skill.place LIMIT 1) AS skill_id
    , coalesce((SELECT decision FROM tool_policies WHERE company_id = q.company AND tool = q.tool), 'allow') AS decision
    , c.id AS connection_id, c.account_label, c.scopes, c.sites, c.status, c.status_reason
    , t.version, t.access_token, extract(epoch FROM t.expires_at - clock_timestamp())::float8 AS expires_in
  FROM ${caller.from}
  LEFT JOIN connections c ON c.company_id = q.company AND c.person_id = p.id AND c.provider = q.provider
    AND CASE WHEN q.account IS NULL THEN c.is_default ELSE c.id = q.account END
  LEFT JOIN connection_tokens t ON t.company_id = q.company AND t.connection_id = c.id
  WHERE ${caller.where}`,
};
