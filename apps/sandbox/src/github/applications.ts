import type { Answer, Incoming } from '../gateway/answer.js';
import { json, noContent } from '../gateway/answer.js';
import type { Pair } from '../gateway/grants.js';

import { failure, invalid, notFound } from './errors.js';
import { same } from './token-endpoint.js';
import type { World } from './world.js';

/** /applications/{client_id}/token and /grant: the app itself, by Basic auth, checks or ends a person's tokens. */
export function applications(world: World, request: Incoming, path: string): Answer {
  const [, , clientId = '', what = ''] = path.split('/');
  const { client, ledger } = world.around;
  const [id = '', secret = ''] = basic(request.headers['authorization'] ?? '');
  if (id !== client.id || !same(secret, client.secret)) throw failure(401, 'Bad credentials');
  if (clientId !== client.id) throw notFound();
  const pair = world.grants.findByAccess(readToken(request));
  const route = `${request.method} ${what}`;
  if (route === 'POST token') {
    if (!pair) throw notFound();
    return json(described(world, pair));
  }
  if (route !== 'DELETE token' && route !== 'DELETE grant') throw notFound();
  if (!pair) throw notFound();
  if (what === 'token') world.grants.revokePair(pair);
  else world.grants.revokeGrant(client.id, pair.login);
  ledger.revoked(what === 'token' ? 'token' : 'grant', pair.login);
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

function basic(header: string): string[] {
  const match = /^basic (.+)$/i.exec(header);
  return match?.[1] ? Buffer.from(match[1], 'base64').toString().split(':') : [];
}
