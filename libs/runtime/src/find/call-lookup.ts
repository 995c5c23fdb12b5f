import { isSkillEnabled } from '@hub/catalog';
import type { Site } from '@hub/kit';
import type { Statement } from '@hub/platform';

/** What one statement finds out about a call. Connection columns are null when there is no such connection. */
export interface CallRow {
  readonly company_id: string;
  readonly person_id: string;
  readonly key_id: string | null;
  /** The first of the asked skills that this caller may use; null when there is none. */
  readonly skill_id: string | null;
  readonly decision: 'allow' | 'refuse';
  readonly candidates: readonly { readonly id: string; readonly label: string }[] | null;
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
const rest = `
    , (SELECT skill.id FROM unnest($4::text[]) WITH ORDINALITY AS skill(id, place)
        WHERE (caller.skills IS NULL OR skill.id = ANY (caller.skills))
          AND ${isSkillEnabled('skill.id', '$1', 'caller.person_id')}
        ORDER BY skill.place LIMIT 1) AS skill_id
    , coalesce((SELECT decision FROM tool_policies WHERE company_id = $1 AND tool = $2), 'allow') AS decision
    , CASE WHEN c.total > 1 AND NOT c.is_default AND $5::uuid IS NULL THEN (
        SELECT json_agg(json_build_object('id', o.id, 'label', o.account_label) ORDER BY o.account_label)
        FROM connections o WHERE o.company_id = $1 AND o.person_id = caller.person_id AND o.provider = $3) END AS candidates
    , c.id AS connection_id, c.account_label, c.scopes, c.sites, c.status, c.status_reason
    , t.version, t.access_token, extract(epoch FROM t.expires_at - clock_timestamp())::float8 AS expires_in
  FROM caller
  LEFT JOIN LATERAL (
    SELECT connections.*, count(*) OVER () AS total FROM connections
    WHERE company_id = $1 AND person_id = caller.person_id AND provider = $3 AND ($5::uuid IS NULL OR id = $5)
    ORDER BY is_default DESC, connected_at LIMIT 1) c ON true
  LEFT JOIN connection_tokens t ON t.company_id = $1 AND t.connection_id = c.id`;

const active = `p.status = 'active' AND EXISTS (SELECT FROM companies o WHERE o.id = p.company_id AND o.status = 'active')`;

/** Who stands behind the key with the hash `$6`; `$7` is whom a service key acts for. */
export const callerByKey = `WITH caller AS (
    SELECT k.company_id, p.id AS person_id, k.id AS key_id, k.skills
    FROM api_keys k
    JOIN people p ON p.company_id = k.company_id AND ${active} AND (
      (k.kind = 'personal' AND p.id = k.person_id AND ($7::text IS NULL OR $7 IN (p.id::text, p.email)))
      OR (k.kind = 'service' AND $7 IN (p.id::text, p.email) AND EXISTS (
        SELECT FROM service_key_grants g
        WHERE g.company_id = k.company_id AND g.key_id = k.id AND g.person_id = p.id)))
    WHERE k.company_id = $1 AND k.hash = $6 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()))`;

/** The signed-in person `$6`. */
export const callerBySession = `WITH caller AS (
    SELECT p.company_id, p.id AS person_id, NULL::uuid AS key_id, NULL::text[] AS skills
    FROM people p WHERE p.company_id = $1 AND p.id = $6 AND ${active})`;

const columns = `SELECT caller.company_id, caller.person_id, caller.key_id`;

export const callByKey: Statement = {
  name: 'runtime.call_by_key',
  text: `${callerByKey} ${columns} ${rest}`,
};

export const callBySession: Statement = {
  name: 'runtime.call_by_session',
  text: `${callerBySession} ${columns} ${rest}`,
};
