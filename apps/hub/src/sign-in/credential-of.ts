import { isAccessToken, type Person, Unauthenticated } from '@hub/identity';
import type { FastifyRequest } from 'fastify';

/** With what a call comes: a key or a token, for whom it acts if it is a service's own, or somebody signed in. */
export type Credential =
  | { readonly kind: 'key'; readonly key: string; readonly actFor?: string }
  | { readonly kind: 'token'; readonly token: string; readonly audience: string; readonly actFor?: string }
  | { readonly kind: 'session'; readonly person: Person };

/**
 * Reads `Authorization: Bearer skh_…` or `skt_…` (RFC 6750 section 2.1) and `Skillhub-Person`, else the session. Looks nothing
 * up: what is shown is only text yet. Throws Unauthenticated when there is neither.
 */
export function credentialOf(request: FastifyRequest): Credential {
  const { authorization, 'skillhub-person': named } = request.headers;
  if (authorization !== undefined) {
    const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (secret === undefined) throw new Unauthenticated('Send the API key as: Authorization: Bearer skh_…');
    const actFor = typeof named === 'string' ? { actFor: named } : {};
    return isAccessToken(secret)
      ? { kind: 'token', token: secret, audience: audienceOf(request.url), ...actFor }
      : { kind: 'key', key: secret, ...actFor };
  }
  const person = request.session.person;
  if (!person) throw new Unauthenticated();
  return { kind: 'session', person };
}

/** The path of the protected resource that an address belongs to: `/mcp`, `/mcp/{skill}` or the whole REST API. */
export function audienceOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.startsWith('/mcp') ? path : '/api/v1';
}
