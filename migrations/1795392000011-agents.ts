import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/**
 * Agents, what people said to them and what they did. Whatever somebody wrote or a tool answered is sealed. `messages`, `runs`
 * and `pauses` grow with every question, so they are cut by month.
 */
export class Agents1795392000011 implements MigrationInterface {
  name = 'Agents1795392000011';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await this.configuration(runner);
    await this.conversations(runner);
    await this.growing(runner);
    // A person who was sent away from a conversation to connect something comes back to it.
    await runner.query(`ALTER TABLE oauth_transactions ADD COLUMN return_to text`);
    await runner.query(`SELECT keep_partitions()`);
    const all = 'SELECT, INSERT, UPDATE, DELETE';
    await wall(runner, 'model_keys', { app: all });
    await wall(runner, 'agents', { app: all });
    await wall(runner, 'conversations', { app: all, executor: 'SELECT, DELETE' });
    await wall(runner, 'messages', { app: 'SELECT, INSERT, DELETE' });
    await wall(runner, 'runs', { app: all });
    await wall(runner, 'pauses', { app: all });
  }

  private async configuration(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE model_keys (
      company_id uuid NOT NULL REFERENCES companies,
      model text NOT NULL,
      secret bytea NOT NULL,
      updated_by uuid,
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, model))`);
    await runner.query(`CREATE TABLE agents (
      company_id uuid NOT NULL REFERENCES companies,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      owner_id uuid,
      name text NOT NULL,
      summary text NOT NULL DEFAULT '',
      instructions text NOT NULL DEFAULT '',
      model text NOT NULL,
      skills text[],
      asks text NOT NULL DEFAULT 'changes' CHECK (asks IN ('changes', 'sends')),
      limits jsonb NOT NULL DEFAULT '{}',
      audience text NOT NULL DEFAULT 'me' CHECK (audience IN ('me', 'team', 'company')),
      team_id uuid,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, id),
      FOREIGN KEY (company_id, owner_id) REFERENCES people ON DELETE SET NULL (owner_id),
      FOREIGN KEY (company_id, team_id) REFERENCES teams ON DELETE SET NULL (team_id))`);
  }

  private async conversations(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE conversations (
      company_id uuid NOT NULL,
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      agent_id uuid,
      title bytea,
      skills text[],
      state text NOT NULL DEFAULT 'idle' CHECK (state IN ('idle', 'running', 'waiting')),
      run_id uuid,
      lease_until timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, id),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE,
      FOREIGN KEY (company_id, agent_id) REFERENCES agents ON DELETE SET NULL (agent_id))`);
    await runner.query(
      `CREATE INDEX conversations_of_person ON conversations (company_id, person_id, updated_at DESC)`,
    );
    await runner.query(`CREATE INDEX conversations_by_age ON conversations (updated_at)`);
  }

  private async growing(runner: QueryRunner): Promise<void> {
    const place = `company_id uuid NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      conversation_id uuid NOT NULL,
      PRIMARY KEY (company_id, at, id),
      FOREIGN KEY (company_id, conversation_id) REFERENCES conversations ON DELETE CASCADE`;
    await runner.query(`CREATE TABLE messages (${place},
      run_id uuid NOT NULL,
      place integer NOT NULL,
      content bytea NOT NULL) PARTITION BY RANGE (at)`);
    await runner.query(`CREATE TABLE runs (${place},
      agent_id uuid,
      person_id uuid NOT NULL,
      model text NOT NULL,
      status text NOT NULL CHECK (status IN ('running', 'waiting', 'done', 'stopped', 'failed', 'cancelled')),
      reason text,
      cancelled boolean NOT NULL DEFAULT false,
      steps integer NOT NULL DEFAULT 0,
      input_tokens bigint NOT NULL DEFAULT 0,
      output_tokens bigint NOT NULL DEFAULT 0,
      cost_micros bigint NOT NULL DEFAULT 0,
      active_ms bigint NOT NULL DEFAULT 0,
      ended_at timestamptz) PARTITION BY RANGE (at)`);
    await runner.query(`CREATE TABLE pauses (${place},
      run_id uuid NOT NULL,
      person_id uuid NOT NULL,
      call_id text NOT NULL,
      tool text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('approval', 'value', 'connect', 'permission', 'reconnect')),
      card bytea NOT NULL,
      input_hash bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      decision text CHECK (decision IN ('yes', 'no', 'done', 'dropped')),
      decided_at timestamptz) PARTITION BY RANGE (at)`);
    await runner.query(
      `CREATE INDEX messages_of_conversation ON messages (company_id, conversation_id, place)`,
    );
    await runner.query(`CREATE INDEX runs_of_conversation ON runs (company_id, conversation_id, at DESC)`);
    await runner.query(`CREATE INDEX pauses_of_conversation ON pauses (company_id, conversation_id, at)`);
    await runner.query(
      `CREATE INDEX pauses_open ON pauses (company_id, person_id, at) WHERE decision IS NULL`,
    );
  }
}
