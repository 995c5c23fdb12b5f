import type { Incoming } from '../gateway/answer.js';

import { googleError, insufficientScopes, invalidCredentials } from './google-errors.js';
import type { GoogleWorld } from './world.js';

/** Who calls, and with which scopes. */
export interface Caller {
  login: string;
  scopes: string[];
}

/** The token of the Authorization header; undefined when there is none. */
export const bearerOf = (request: Incoming): string | undefined =>
  /^bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];

/**
 * The person behind a live token that has one of the accepted scopes (full Google strings).
 * Throws a Refusal: 401 UNAUTHENTICATED, or 403 PERMISSION_DENIED with ACCESS_TOKEN_SCOPE_INSUFFICIENT.
 */
export function authenticated(
  world: GoogleWorld,
  request: Incoming,
  acceptedScopes: readonly string[],
): Caller {
  const token = bearerOf(request);
  const pair = world.grants.findByAccess(token ?? '');
  if (!pair) throw invalidCredentials(token === undefined);
  if (!acceptedScopes.some((scope) => pair.scopes.includes(scope))) throw insufficientScopes(acceptedScopes);
  return { login: pair.login, scopes: pair.scopes };
}

/** The JSON body as an object, `{}` when there is none; 400 when it is something else. */
export function readJsonBody(request: Incoming): Record<string, unknown> {
  if (request.body.length === 0) return {};
  return parseJsonObject(request.body.toString());
}

/** A JSON object from text; throws 400 in Google's words. */
export function parseJsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw googleError(400, 'parseError', 'Parse Error');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw googleError(400, 'badRequest', 'Invalid JSON payload received. Root element must be a message.');
  }
  return value as Record<string, unknown>;
}
