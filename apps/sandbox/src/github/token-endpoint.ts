import { createHash, timingSafeEqual } from 'node:crypto';

import type { Answer, Incoming } from '../gateway/answer.js';
import { json } from '../gateway/answer.js';
import type { CodeTerms, Pair } from '../gateway/grants.js';

import type { World } from './world.js';

const reasons = {
  bad_verification_code: 'The code passed is incorrect or expired.',
  bad_refresh_token: 'The refresh token passed is incorrect or expired.',
  incorrect_client_credentials: 'The client_id and/or client_secret passed are incorrect.',
  redirect_uri_mismatch: 'The redirect_uri MUST match the registered callback URL for this application.',
  unsupported_grant_type: 'The grant type is not supported.',
};
type Reason = keyof typeof reasons;

/** POST /login/oauth/access_token. Refusals come with status 200, as GitHub sends them. */
export function tokenEndpoint(world: World, request: Incoming): Answer {
  const call = world.around.ledger.tokenCall();
  const outcome = exchange(world, readForm(request));
  const refused = typeof outcome === 'string';
  call.end(refused);
  const values: Record<string, string> = refused
    ? {
        error: outcome,
        error_description: reasons[outcome],
        error_uri:
          'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/',
      }
    : pairAnswer(world, outcome);
  return written(values, request.headers['accept'] ?? '');
}

function exchange(world: World, form: URLSearchParams): Pair | Reason {
  const { client } = world.around;
  if (form.get('client_id') !== client.id || !same(form.get('client_secret') ?? '', client.secret)) {
    return 'incorrect_client_credentials';
  }
  switch (form.get('grant_type') ?? 'authorization_code') {
    case 'authorization_code':
      return redeem(world, form);
    case 'refresh_token':
      return refresh(world, form.get('refresh_token') ?? '');
    default:
      return 'unsupported_grant_type';
  }
}

function redeem(world: World, form: URLSearchParams): Pair | Reason {
  const terms = world.grants.takeCode(form.get('code') ?? '');
  if (!terms || !verifies(terms, form.get('code_verifier'))) return 'bad_verification_code';
  const redirectUri = form.get('redirect_uri');
  if (redirectUri !== null && redirectUri !== terms.redirectUri) return 'redirect_uri_mismatch';
  return world.grants.issuePair(terms);
}

function refresh(world: World, token: string): Pair | Reason {
  const pair = world.grants.rotate(token, world.around.client.id);
  world.around.ledger.refreshed(token, pair?.login, pair?.refresh);
  return pair ?? 'bad_refresh_token';
}

function verifies(terms: CodeTerms, verifier: string | null): boolean {
  if (terms.challenge === undefined) return true;
  return (
    verifier !== null && same(createHash('sha256').update(verifier).digest('base64url'), terms.challenge)
  );
}

function pairAnswer(world: World, pair: Pair): Record<string, string> {
  const now = world.clock.now();
  return {
    access_token: pair.access,
    expires_in: String(Math.round((pair.accessExpiresAt - now) / 1000)),
    refresh_token: pair.refresh,
    refresh_token_expires_in: String(Math.round((pair.refreshExpiresAt - now) / 1000)),
    scope: pair.scopes.join(','),
    token_type: 'bearer',
  };
}

function written(values: Record<string, string>, accept: string): Answer {
  const headers = { 'cache-control': 'no-store' };
  if (accept.includes('json')) {
    const numbers = Object.entries(values).map(([name, value]) => [
      name,
      name.endsWith('expires_in') ? Number(value) : value,
    ]);
    return json(Object.fromEntries(numbers), 200, headers);
  }
  return {
    status: 200,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(values).toString(),
  };
}

function readForm(request: Incoming): URLSearchParams {
  const text = request.body.toString();
  if (!(request.headers['content-type'] ?? '').includes('json')) return new URLSearchParams(text);
  try {
    const value: unknown = JSON.parse(text);
    const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
    return new URLSearchParams(entries.map(([name, one]) => [name, String(one)]));
  } catch {
    return new URLSearchParams();
  }
}

/** Compares secrets without telling by time where they differ. */
export function same(left: string, right: string): boolean {
  const [a, b] = [left, right].map((value) => createHash('sha256').update(value).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
