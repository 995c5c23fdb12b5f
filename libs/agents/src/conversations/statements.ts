import type { Statement } from '@hub/platform';

/** Where a conversation stands: nothing is under way, a run works, or it waits for the person. */
export type ConversationState = 'idle' | 'running' | 'waiting';

/** A row of `conversations`. `lost`: it says that a run works, but nobody has held it for a while. */
export interface ConversationRow {
  readonly id: string;
  readonly agent_id: string | null;
  readonly title: Buffer | null;
  readonly skills: string[] | null;
  readonly state: ConversationState;
  readonly run_id: string | null;
  readonly lost: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const columns = `id, agent_id, title, skills, state, run_id, created_at, updated_at,
  state = 'running' AND coalesce(lease_until < now(), true) AS lost`;

export const createConversation = `INSERT INTO conversations (company_id, id, person_id, agent_id, skills)
  VALUES ($1, $2, $3, $4, $5)`;

/** The first question names it. */
export const entitleConversation = 'UPDATE conversations SET title = $2 WHERE id = $1 AND title IS NULL';

export const findConversation = `SELECT ${columns} FROM conversations WHERE person_id = $1 AND id::text = $2`;

export const listConversations = `SELECT ${columns} FROM conversations
  WHERE person_id = $1 ORDER BY updated_at DESC, id LIMIT 100`;

export const removeConversation = `DELETE FROM conversations
  WHERE person_id = $1 AND id::text = $2 AND (state <> 'running' OR lease_until < now())`;

/** How long a run may be silent before another process takes it for lost. */
const lease = `interval '45 seconds'`;

/** One process at a time works on a conversation: no row, and it is not this one. */
export const claimConversation = `UPDATE conversations
  SET state = 'running', run_id = coalesce($3, run_id), lease_until = now() + ${lease}, updated_at = now()
  WHERE person_id = $1 AND id = $2 AND (state <> 'running' OR coalesce(lease_until < now(), true))
  RETURNING run_id`;

/** Holds the claim. No row: somebody else has it, and this process must stop. */
export const holdConversation = `UPDATE conversations SET lease_until = now() + ${lease}
  WHERE id = $1 AND run_id = $2 AND state = 'running' RETURNING 1`;

export const releaseConversation = `UPDATE conversations SET state = $3, lease_until = NULL, updated_at = now()
  WHERE id = $1 AND run_id = $2`;

/** The run stays at work, held by nobody. */
export const letGoConversation = 'UPDATE conversations SET lease_until = NULL WHERE id = $1 AND run_id = $2';

export interface MessageRow {
  readonly id: string;
  readonly run_id: string;
  readonly place: number;
  readonly at: Date;
  readonly content: Buffer;
}

export const readMessages = `SELECT m.id, m.run_id, m.place, m.at, m.content FROM messages m
  JOIN conversations c ON c.company_id = m.company_id AND c.id = m.conversation_id
  WHERE m.conversation_id = $1 AND m.at >= c.created_at ORDER BY m.place`;

export const addMessage = `INSERT INTO messages (company_id, id, conversation_id, run_id, place, content)
  VALUES ($1, $2, $3, $4, $5, $6) RETURNING at`;

/** Forgets conversations that nobody has touched for `$1` days, a batch at a time. */
export const sweepConversations: Statement = {
  name: 'agents.sweep_conversations',
  text: `DELETE FROM conversations c USING (SELECT company_id, id FROM conversations
      WHERE updated_at < now() - $1::integer * interval '1 day' ORDER BY updated_at LIMIT 1000) old
    WHERE c.company_id = old.company_id AND c.id = old.id RETURNING 1`,
};
