import { randomUUID } from 'node:crypto';

import { Forbidden, InsufficientScope, SignInRefused, TooManyAttempts, Unauthenticated } from '@hub/identity';
import { type Candidate, type InputProblem, ToolError, type ToolErrorCode } from '@hub/kit';
import { DatabaseAway } from '@hub/platform';
import { HttpException } from '@nestjs/common';

/** Problem details as the API sends them (RFC 9457 section 3). `retry_after` is in seconds, `fix.url` absolute. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fix?: { readonly label: string; readonly url?: string };
  readonly problems?: readonly InputProblem[];
  readonly candidates?: readonly Candidate[];
  readonly retry_after?: number;
  readonly log_id?: string;
}

const toolErrors: Record<ToolErrorCode, readonly [status: number, title: string]> = {
  invalid_input: [422, 'The input is not right'],
  needs_input: [422, 'Something is missing'],
  not_connected: [409, 'Not connected yet'],
  missing_scope: [403, 'A permission is missing'],
  reconnect_required: [409, 'Connect again'],
  denied: [403, 'Not allowed'],
  needs_approval: [403, 'Needs approval'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  rate_limited: [429, 'Too many requests'],
  upstream: [502, 'The provider failed'],
  outcome_unknown: [502, 'The outcome is unknown'],
  unavailable: [503, 'Not available'],
};

const httpProblems: Record<number, readonly [code: string, title: string, detail: string]> = {
  400: ['bad_request', 'Bad request', 'The request could not be read. Check that the body is valid JSON.'],
  401: ['unauthenticated', 'Not signed in', 'Sign in first, or send a valid API key.'],
  403: ['forbidden', 'Not allowed', 'You may not do this.'],
  404: ['not_found', 'Not found', 'There is nothing at this address.'],
  405: ['method_not_allowed', 'Method not allowed', 'This address does not take that method.'],
  413: ['too_large', 'Too large', 'The body is larger than this address takes.'],
  414: ['too_long', 'Address too long', 'The address is longer than the hub reads.'],
  415: ['wrong_media_type', 'Wrong media type', 'Send the body as application/json.'],
  503: ['unavailable', 'Not available', 'The hub cannot answer at the moment. Try again soon.'],
};

type Words = readonly [status: number, code: string, title: string, detail: string];

/** What a client is told about an error. Only what is written for a reader gets out; the rest is a number in the log. */
export function problemOf(cause: unknown, publicUrl: string): Problem {
  const words = ofOurs(cause) ?? ofHttp(cause);
  if (words) return { ...make(words, publicUrl), ...extrasOf(cause, publicUrl) };
  const logId = randomUUID();
  const sorry = `Something went wrong here. Tell your administrator this number: ${logId}`;
  return { ...make([500, 'internal', 'Something went wrong', sorry], publicUrl), log_id: logId };
}

const make = ([status, code, title, detail]: Words, publicUrl: string): Problem => ({
  type: `${publicUrl}/api/docs#${code}`,
  title,
  status,
  code,
  detail,
});

function ofOurs(cause: unknown): Words | undefined {
  if (cause instanceof ToolError) {
    const [status, title] = toolErrors[cause.code];
    return [status, cause.code, title, cause.message];
  }
  if (cause instanceof SignInRefused)
    return [401, `sign_in_${cause.problem}`, 'Sign-in refused', cause.message];
  if (cause instanceof TooManyAttempts) return [429, 'rate_limited', 'Too many attempts', cause.message];
  if (cause instanceof Unauthenticated) return [401, 'unauthenticated', 'Not signed in', cause.message];
  if (cause instanceof InsufficientScope) return [403, 'insufficient_scope', 'Not allowed', cause.message];
  if (cause instanceof Forbidden) return [403, 'forbidden', 'Not allowed', cause.message];
  return undefined;
}

function ofHttp(cause: unknown): Words | undefined {
  const status = statusOf(cause);
  const known = httpProblems[status] ?? (status < 500 ? httpProblems[400] : undefined);
  return known && [status, ...known];
}

function extrasOf(cause: unknown, publicUrl: string): Partial<Problem> {
  if (cause instanceof TooManyAttempts) return { retry_after: cause.retryAfter };
  if (cause instanceof DatabaseAway) return { retry_after: 5 };
  if (!(cause instanceof ToolError)) return {};
  const { fix, problems, candidates, retryAfter } = cause;
  const link = fix && { label: fix.label, ...(fix.path !== undefined && { url: publicUrl + fix.path }) };
  return {
    ...(link && { fix: link }),
    ...(problems.length > 0 && { problems }),
    ...(candidates.length > 0 && { candidates }),
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
  };
}

// Nest's errors and Fastify's carry the status; any other error with such a field is somebody else's and says nothing to us.
function statusOf(cause: unknown): number {
  if (cause instanceof HttpException) return cause.getStatus();
  if (cause instanceof DatabaseAway) return 503;
  if (!(cause instanceof Error)) return 500;
  const { code, statusCode } = cause as Error & { code?: unknown; statusCode?: unknown };
  const isFastify = typeof code === 'string' && code.startsWith('FST_');
  return (isFastify || cause instanceof SyntaxError) && typeof statusCode === 'number' ? statusCode : 500;
}
