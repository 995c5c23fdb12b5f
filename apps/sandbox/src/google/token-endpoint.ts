import { createHash, timingSafeEqual } from 'node:crypto';

import type { Answer, Incoming } from '../gateway/answer.js';
import { json } from '../gateway/answer.js';
import type { CodeTerms, Pair } from '../gateway/grants.js';

import type { GoogleWorld } from './world.js';

/** An OAuth refusal as Google sends it: RFC 6749 5.2 members with a real status. */
interface TokenRefusal {
  status: number;
  error: string;
  error_description: string;
}

const refusal = (status: number, error: string, error_description: string): TokenRefusal => ({
  status,
  error,
  error_description,
});
const isRefusal = (value: Pair | TokenRefusal): value is TokenRefusal => 'error' in value;
const noStore = { 'cache-control': 'no-store, no-cache, max-age=0, must-revalidate', pragma: 'no-cache' };

/** POST /token: codes and refresh tokens for access tokens; the secret by form or by Basic. */
export function tokenEndpoint(world: GoogleWorld, request: Incoming): Answer {
  const call = world.around.ledger.tokenCall();
  const form = new URLSearchParams(request.body.toString());
  const outcome = clientRefusal(world, request, form) ?? exchange(world, form);
  const refused = isRefusal(outcome);
  call.end(refused);
  if (refused) {
    const { status, ...body } = outcome;
    return json(body, status, noStore);
  }
  return json(pairAnswer(world, outcome, form.get('grant_type') === 'authorization_code'), 200, noStore);
}

function clientRefusal(
  world: GoogleWorld,
  request: Incoming,
  form: URLSearchParams,
): TokenRefusal | undefined {
  const { client } = world.around;
  const [id, secret] = basicOf(request) ?? [form.get('client_id'), form.get('client_secret')];
  if (id === null || id === undefined || id === '') {
    return refusal(400, 'invalid_request', 'Could not determine client ID from request.');
  }
  if (id !== client.id) return refusal(401, 'invalid_client', 'The OAuth client was not found.');
  if (!secret) return refusal(400, 'invalid_request', 'client_secret is missing.');
  return same(secret, client.secret) ? undefined : refusal(401, 'invalid_client', 'Unauthorized');
}

function basicOf(request: Incoming): string[] | undefined {
  const encoded = /^basic (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  return [id, secret].map((part) => new URLSearchParams(`v=${part}`).get('v') ?? '');
}

function exchange(world: GoogleWorld, form: URLSearchParams): Pair | TokenRefusal {
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') return redeem(world, form);
  if (grant === 'refresh_token') return refresh(world, form.get('refresh_token'));
  return refusal(400, 'unsupported_grant_type', `Invalid grant_type: ${grant ?? ''}`);
}

function redeem(world: GoogleWorld, form: URLSearchParams): Pair | TokenRefusal {
  const code = form.get('code');
  if (code === null) return refusal(400, 'invalid_request', 'Missing required parameter: code');
  const terms = code.startsWith('4/0') ? world.grants.takeCode(code.slice(3)) : undefined;
  if (!terms) return refusal(400, 'invalid_grant', 'Malformed auth code.');
  if (form.get('redirect_uri') !== terms.redirectUri) {
    return refusal(400, 'redirect_uri_mismatch', 'Bad Request');
  }
  return challengeRefusal(terms, form.get('code_verifier')) ?? world.grants.issuePair(terms);
}

function challengeRefusal({ challenge }: CodeTerms, verifier: string | null): TokenRefusal | undefined {
  if (challenge === undefined) return undefined;
  if (verifier === null) return refusal(400, 'invalid_grant', 'Missing code verifier.');
  const hash = createHash('sha256').update(verifier).digest('base64url');
  return same(hash, challenge) ? undefined : refusal(400, 'invalid_grant', 'Invalid code verifier.');
}

function refresh(world: GoogleWorld, token: string | null): Pair | TokenRefusal {
  if (token === null) return refusal(400, 'invalid_request', 'Missing required parameter: refresh_token');
  const pair = world.grants.renew(token, world.around.client.id);
  world.around.ledger.refreshed(token, pair?.login, pair?.refresh);
  return pair ?? refusal(400, 'invalid_grant', 'Token has been expired or revoked.');
}

/** A refresh answer carries no refresh token: Google does not rotate it. */
function pairAnswer(world: GoogleWorld, pair: Pair, isFirst: boolean): Record<string, string | number> {
  return {
    access_token: pair.access,
    expires_in: Math.round((pair.accessExpiresAt - world.clock.now()) / 1000),
    ...(isFirst && pair.refresh ? { refresh_token: pair.refresh } : {}),
    scope: pair.scopes.join(' '),
    token_type: 'Bearer',
  };
}

/** POST /revoke: either token, in the query or in the body, ends the whole grant. No client authentication. */
export function revoke(world: GoogleWorld, request: Incoming): Answer {
  const token = request.query.get('token') ?? new URLSearchParams(request.body.toString()).get('token');
  if (!token) return json({ error: 'invalid_request', error_description: 'Bad Request' }, 400);
  const pair = world.grants.findByAccess(token) ?? world.grants.findByRefresh(token);
  if (!pair) return json({ error: 'invalid_token', error_description: 'Token expired or revoked' }, 400);
  world.grants.revokeGrant(pair.clientId, pair.login);
  world.around.ledger.revoked('grant', pair.login);
  return json({});
}

/** Compares secrets without telling by time where they differ. */
function same(left: string, right: string): boolean {
  const [a, b] = [left, right].map((value) => createHash('sha256').update(value).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
