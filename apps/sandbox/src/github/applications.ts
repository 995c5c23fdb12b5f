import type { Answer, Incoming } from '../gateway/answer.js';
import { json, noContent } from '../gateway/answer.js';
import type { Pair } from '../gateway/grants.js';

import { failure, invalid, notFound } from './errors.js';
import { same } from './token-endpoint.js';
import type { Client, World } from './world.js';

/** /applications/{client_id}/token and /grant: the app itself, by Basic auth, checks or ends a person's tokens. */
export function applications(world: World, request: Incoming, path: string): Answer {
  const [, , clientId = '', what = ''] = path.split('/');
  const { client } = world.around;
  if (!isClient(client, request.headers['authorization'] ?? '')) throw failure(401, 'Bad credentials');
  const route = `${request.method} ${what}`;
  if (clientId !== client.id || !['POST token', 'DELETE token', 'DELETE grant'].includes(route))
    throw notFound();
  const pair = world.grants.findByAccess(readToken(request));
  if (!pair) throw notFound();
  return request.method === 'POST' ? json(described(world, pair)) : revoke(world, pair, what);
}

function revoke(world: World, pair: Pair, what: string): Answer {
  const kind = what === 'grant' ? 'grant' : 'token';
  if (kind === 'token') world.grants.revokePair(pair);
  else world.grants.revokeGrant(pair.clientId, pair.login);
  world.around.ledger.revoked(kind, pair.login);
  return noContent();
}

function readToken(request: Incoming): string {
  try {
    const body = JSON.parse(request.body.toString()) as { access_token?: unknown } | null;
    if (typeof body?.access_token === 'string') return body.access_token;
  } catch {
    throw failure(400, 'Problems parsing JSON');
  }
  throw invalid({ resource: 'OauthAccess', field: 'access_token', code: 'missing_field' });
}

function described(world: World, pair: Pair) {
  const { client } = world.around;
  const person = world.people.find((one) => one.login === pair.login);
  return {
    token: pair.access,
    scopes: pair.scopes,
    expires_at: new Date(pair.accessExpiresAt).toISOString(),
    app: { name: client.name, client_id: client.id, url: world.web },
    user: { login: pair.login, name: person?.name },
  };
}

function isClient(client: Client, header: string): boolean {
  const encoded = /^basic (.+)$/i.exec(header)?.[1] ?? '';
  return same(Buffer.from(encoded, 'base64').toString(), `${client.id}:${client.secret}`);
}
