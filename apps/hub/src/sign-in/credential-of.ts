import { type Person, Unauthenticated } from '@hub/identity';
import type { FastifyRequest } from 'fastify';

/** With what a call comes: a key, for whom it acts if it is a service key, or somebody signed in. */
export type Credential =
  | { readonly kind: 'key'; readonly key: string; readonly actFor?: string }
  | { readonly kind: 'session'; readonly person: Person };

/**
 * Reads `Authorization: Bearer skh_…` (RFC 6750 section 2.1) and `Skillhub-Person`, else the session. Looks nothing up: the
 * key is only text yet. Throws Unauthenticated when there is neither.
 */
export function credentialOf(request: FastifyRequest): Credential {
  const { authorization, 'skillhub-person': actFor } = request.headers;
  if (authorization !== undefined) {
    const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (key === undefined) throw new Unauthenticated('Send the API key as: Authorization: Bearer skh_…');
    return typeof actFor === 'string' ? { kind: 'key', key, actFor } : { kind: 'key', key };
  }
  const person = request.session.person;
  if (!person) throw new Unauthenticated();
  return { kind: 'session', person };
}
