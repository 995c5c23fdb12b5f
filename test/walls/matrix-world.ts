import { randomUUID } from 'node:crypto';

import type { House } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import type { Owned } from './who-may.js';

/** One operation of the running hub's own description. */
export interface Asked {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: 'open' | 'caller' | 'browser';
  readonly tool: boolean;
}

/** What `GET /api/openapi.json` says there is. */
export async function operationsOf(house: House): Promise<Asked[]> {
  type Described = { operationId: string; security: Record<string, unknown>[]; tags: string[] };
  const answer = await fetch(`${house.url}/api/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, security }]) => {
      const ways = security.flatMap((way) => Object.keys(way));
      const access = ways.length === 0 ? 'open' : ways.includes('key') ? 'caller' : 'browser';
      return {
        id,
        method: method.toUpperCase(),
        path,
        access,
        tool: path.startsWith('/api/v1/tools/'),
      } as const;
    }),
  );
}

/** Everything of Ana's that an address may name. */
export async function ownedBy(house: House, ana: Visitor): Promise<Owned> {
  await ana.connect();
  const [connection] = (await ana.json<{ items: { id: string }[] }>('/api/v1/connections')).items;
  const body = { name: 'matrix', skills: null };
  const { id: key } = await ana.json<{ id: string }>('/api/v1/keys', { method: 'POST', body });
  const [who] = await house.query<{ company: string; id: string }>(
    `SELECT company_id AS company, id FROM people WHERE email LIKE 'ana@%'`,
  );
  const uploaded = await fetch(`${house.url}/api/v1/files?name=a.txt&mime=text/plain`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await ana.key()}`, 'content-type': 'application/octet-stream' },
    body: 'of Ana',
  });
  const { file_handle: file } = (await uploaded.json()) as { file_handle: string };
  const [notice, revocation] = [randomUUID(), randomUUID()];
  const own = [who?.company, who?.id];
  await house.query(
    `INSERT INTO notices (company_id, id, person_id, kind, subject) VALUES ($1, $3, $2, 'sign_in_again', 'matrix')`,
    [...own, notice],
  );
  await house.query(
    `INSERT INTO revocations (company_id, id, person_id, connection_id, provider, reason, state, ends_at)
     VALUES ($1, $3, $2, $3, 'github', 'left', 'lost', now())`,
    [...own, revocation],
  );
  return {
    connection: connection?.id ?? '',
    key,
    file,
    notice,
    person: who?.id ?? '',
    revocation,
    ...(await chatOf(house, own)),
    grant: await grantOf(house, own),
  };
}

/** A program of others that she lets act as herself. */
async function grantOf(house: House, own: readonly unknown[]): Promise<string> {
  const id = randomUUID();
  await house.query(
    `INSERT INTO agent_grants (company_id, id, person_id, client_id, client_name, redirect_host, audience, writes)
     VALUES ($1, $3, $2, 'matrix', 'Matrix', 'client.example', '/mcp', true)`,
    [...own, id],
  );
  return id;
}

/** An agent that she keeps to herself, and a conversation with it that waits for her word. */
async function chatOf(house: House, own: readonly unknown[]) {
  const [agent, conversation, approval] = [randomUUID(), randomUUID(), randomUUID()];
  await house.query(
    `INSERT INTO agents (company_id, id, owner_id, name, model) VALUES ($1, $3, $2, 'Hers', 'scripted')`,
    [...own, agent],
  );
  await house.query(
    `INSERT INTO conversations (company_id, id, person_id, agent_id, state) VALUES ($1, $3, $2, $4, 'waiting')`,
    [...own, conversation, agent],
  );
  await house.query(
    `INSERT INTO pauses (company_id, id, conversation_id, run_id, person_id, call_id, tool, kind, card, input_hash, expires_at)
     VALUES ($1, $3, $4, $3, $2, 'one', 'github_create_issue', 'approval', '', '', now() + interval '1 hour')`,
    [...own, approval, conversation],
  );
  return { agent, conversation, approval };
}

/** Asks by a key, or as nobody, with an empty JSON body where the method has one. */
export async function askBy(
  house: House,
  key: string | undefined,
  method: string,
  path: string,
): Promise<number> {
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const answer = await fetch(house.url + path, {
    method,
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(hasBody && { 'content-type': 'application/json' }),
    },
    ...(hasBody && { body: '{}' }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** `path` with each name in it replaced by `value`. */
export const filled = (path: string, value: string): string => path.replace(/\{\w+\}/g, value);
