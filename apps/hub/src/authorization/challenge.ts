import { everyToolScope, InsufficientScope, Unauthenticated } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { FastifyRequest } from 'fastify';

import { audienceOf } from '../sign-in/credential-of.js';
import { metadataUrl } from './resources.js';

/** What is wrong with what a client has shown (RFC 6750 section 3.1); absent when it has shown nothing. */
type ChallengeProblem = 'invalid_token' | 'insufficient_scope';

/**
 * The value of `WWW-Authenticate` for a refused request: where the metadata of the resource is (RFC 9728 section 5.1) and every
 * scope that its use takes. `audience` is the path of the resource, as `/mcp` or `/mcp/manage-pull-requests`.
 */
function challenge(publicUrl: string, audience: string, problem?: ChallengeProblem): string {
  return [
    'Bearer realm="skillhub"',
    ...(problem === undefined ? [] : [`error="${problem}"`]),
    `scope="${everyToolScope.join(' ')}"`,
    `resource_metadata="${metadataUrl(publicUrl, audience)}"`,
  ].join(', ');
}

/** Whether a call was refused because the token that it came with leaves out a scope. */
export const lacksScope = (cause: unknown): boolean =>
  cause instanceof InsufficientScope ||
  (cause instanceof ToolError && cause.cause instanceof InsufficientScope);

/** The challenge that goes with an error at this address: to 401 and to a scope too few; undefined with every other. */
export function challengeFor(
  { url, headers }: Pick<FastifyRequest, 'url' | 'headers'>,
  cause: unknown,
  publicUrl: string,
): string | undefined {
  if (lacksScope(cause)) return challenge(publicUrl, audienceOf(url), 'insufficient_scope');
  if (!(cause instanceof Unauthenticated)) return undefined;
  const shown = headers.authorization === undefined ? undefined : 'invalid_token';
  return challenge(publicUrl, audienceOf(url), shown);
}
