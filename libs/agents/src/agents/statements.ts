import type { Agent, Limits } from './agent.js';

/** A row of `agents`. */
export interface AgentRow extends Pick<
  Agent,
  'id' | 'name' | 'summary' | 'instructions' | 'model' | 'skills' | 'asks' | 'audience'
> {
  readonly owner_id: string | null;
  readonly limits: Partial<Limits>;
  readonly team_id: string | null;
  readonly updated_at: Date;
}

const columns =
  'id, owner_id, name, summary, instructions, model, skills, asks, limits, audience, team_id, updated_at';

// `$1` is the person, `$2` their teams; the company is the wall's.
const visible = `(owner_id = $1 OR audience = 'company' OR (audience = 'team' AND team_id = ANY ($2::uuid[])))`;

export const listVisible = `SELECT ${columns} FROM agents WHERE ${visible}
  ORDER BY array_position(ARRAY['company', 'team', 'me'], audience), name, id LIMIT 500`;

export const findVisible = `SELECT ${columns} FROM agents WHERE ${visible} AND id::text = $3`;

export const createAgent = `INSERT INTO agents
    (company_id, owner_id, name, summary, instructions, model, skills, asks, limits, audience, team_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${columns}`;

export const updateAgent = `UPDATE agents SET name = $2, summary = $3, instructions = $4, model = $5, skills = $6, asks = $7,
    limits = $8, audience = $9, team_id = $10, updated_at = now()
  WHERE id = $1 RETURNING ${columns}`;

export const removeAgent = 'DELETE FROM agents WHERE id = $1';

export const noteAgent =
  'INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)';
