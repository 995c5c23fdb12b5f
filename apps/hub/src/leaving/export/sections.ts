/** One part of what is kept about a person. Its text takes the company and the person, and is read behind the company's wall. */
export interface Section {
  readonly name: string;
  readonly text: string;
  /** Read in pages, newest first: `at` and `id` are in the rows, and `$3`, `$4` are those of the last one before, `$5` how many. */
  readonly isLong?: true;
}

const me = 'WHERE company_id = $1 AND person_id = $2';
const paged =
  '($3::timestamptz IS NULL OR (at, id) < ($3::timestamptz, $4::uuid)) ORDER BY at DESC, id DESC LIMIT $5';

/** Everything that is kept about a person and may be shown to them: no token, no secret, no hash. A new table is one more entry. */
export const sections: readonly Section[] = [
  {
    name: 'profile',
    text: `SELECT p.id, p.name, p.email, p.status, p.created_at, p.updated_at, c.name AS company,
        p.password_hash IS NOT NULL AS has_password, p.subject AS id_at_company_sign_in,
        ARRAY(SELECT role FROM person_roles ${me} ORDER BY role) AS roles,
        ARRAY(SELECT t.name FROM team_members m JOIN teams t ON t.company_id = m.company_id AND t.id = m.team_id
          WHERE m.company_id = $1 AND m.person_id = $2 ORDER BY t.name) AS teams
      FROM people p JOIN companies c ON c.id = p.company_id WHERE p.company_id = $1 AND p.id = $2`,
  },
  {
    name: 'connections',
    text: `SELECT id, provider, account_id, account_label, scopes, sites, status, status_reason, status_since, is_default, connected_at
      FROM connections ${me} ORDER BY provider, connected_at`,
  },
  {
    name: 'ended_connections',
    text: `SELECT connection_id, provider, account_label, reason, state, attempts, created_at AS ended_at, settled_at
      FROM revocations ${me} ORDER BY created_at`,
  },
  {
    name: 'unfinished_connects',
    text: `SELECT provider, skill_id, scopes, expires_at, used_at FROM oauth_transactions ${me} ORDER BY expires_at`,
  },
  {
    name: 'keys',
    text: `SELECT id, kind, name, hint, skills, created_at, expires_at, revoked_at FROM api_keys ${me} ORDER BY created_at`,
  },
  {
    name: 'keys_that_may_act_for_me',
    text: `SELECT k.id, k.name, g.granted_at FROM service_key_grants g JOIN api_keys k ON k.company_id = g.company_id AND k.id = g.key_id
      WHERE g.company_id = $1 AND g.person_id = $2 ORDER BY g.granted_at`,
  },
  {
    name: 'agents_that_may_act_for_me',
    text: `SELECT id, client_id, client_name, redirect_host, audience, skills, writes, granted_at, last_used_at, ended_at
      FROM agent_grants ${me} ORDER BY granted_at`,
  },
  {
    name: 'my_agents',
    text: `SELECT id, name, summary, instructions, model, skills, asks, limits, audience, created_at, updated_at
      FROM agents WHERE company_id = $1 AND owner_id = $2 ORDER BY created_at`,
  },
  {
    name: 'conversations',
    text: `SELECT id, agent_id, skills, state, created_at, updated_at FROM conversations ${me} ORDER BY created_at`,
  },
  {
    name: 'runs_of_agents',
    isLong: true,
    text: `SELECT id, at, conversation_id, agent_id, model, status, reason, steps, input_tokens, output_tokens, ended_at
      FROM runs ${me} AND ${paged}`,
  },
  {
    name: 'asked_by_agents',
    isLong: true,
    text: `SELECT id, at, conversation_id, tool, kind, decision, decided_at, expires_at FROM pauses ${me} AND ${paged}`,
  },
  { name: 'sessions', text: `SELECT began_at, expires_at FROM sessions ${me} ORDER BY began_at` },
  {
    name: 'notices',
    text: `SELECT kind, subject, detail, created_at, read_at, settled_at FROM notices ${me} ORDER BY created_at`,
  },
  { name: 'files', text: `SELECT id, name, mime, size, expires_at FROM files ${me} ORDER BY expires_at` },
  {
    name: 'calls',
    isLong: true,
    text: `SELECT id, at, door, agent, key_id, tool, effect, provider, connection_id, account, target, outcome, problem, duration_ms
      FROM calls ${me} AND ${paged}`,
  },
  {
    name: 'events',
    isLong: true,
    text: `SELECT id, at, action, subject, detail, person_id = $2 AS by_me FROM events
      WHERE company_id = $1 AND (person_id = $2 OR subject = 'person:' || $2::text) AND ${paged}`,
  },
];
