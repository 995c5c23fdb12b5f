import { type Tool, ToolError, type ToolErrorCode } from '@hub/kit';

import { orUnavailable } from '../away.js';
import { ended } from '../connect/connect.js';

/**
 * Makes the one error that leaves a call out of whatever a tool threw: the hub's own as it is, then the provider's sentence, then
 * words for the status. A vendor's text never gets through here.
 */
export function asToolError(
  tool: Tool,
  cause: unknown,
  { signal, account }: { signal: AbortSignal; account: string },
): ToolError {
  const own = ownError(cause);
  if (own) return own;
  const said = tool.provider.toError(cause);
  if (said) return said;
  const status = statusOf(cause);
  if (status === 401) return ended(tool.provider, { account_label: account });
  if (status !== undefined && status < 500) return byStatus(tool, status, cause);
  return signal.aborted ? tooLate(tool, cause) : noAnswer(tool, cause);
}

/** What a step threw, as the error that leaves the call. */
export const asOwn = (cause: unknown): ToolError =>
  ownError(cause) ?? new ToolError('upstream', 'The hub could not do this.', { cause });

function ownError(cause: unknown): ToolError | undefined {
  for (let current = cause, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    const own = orUnavailable(current);
    if (own instanceof ToolError) return own;
    current = current.cause;
  }
  return undefined;
}

function statusOf(cause: unknown): number | undefined {
  const { status } = (cause ?? {}) as { status?: unknown };
  return typeof status === 'number' ? status : undefined;
}

const words: Record<number, readonly [ToolErrorCode, string]> = {
  400: ['invalid_input', 'did not accept this input'],
  403: ['denied', 'does not let your account do this'],
  404: ['not_found', 'has no such thing, or your account may not see it'],
  409: ['conflict', 'refused because something has changed meanwhile'],
  422: ['invalid_input', 'did not accept this input'],
  429: ['rate_limited', 'has had too many requests from your account. Try again in a minute'],
};

function byStatus(tool: Tool, status: number, cause: unknown): ToolError {
  const [code, sentence] = words[status] ?? ['upstream', `answered with status ${status}`];
  return new ToolError(code, `${tool.provider.title} ${sentence}.`, {
    cause,
    ...(code === 'rate_limited' && { retryAfter: 60 }),
  });
}

const tooLate = (tool: Tool, cause: unknown): ToolError =>
  tool.effect === 'read'
    ? new ToolError('upstream', `${tool.provider.title} took too long to answer.`, { cause })
    : unknownOutcome(tool, cause);

const noAnswer = (tool: Tool, cause: unknown): ToolError =>
  tool.effect === 'read'
    ? new ToolError('upstream', `${tool.provider.title} could not answer. Try again later.`, { cause })
    : unknownOutcome(tool, cause);

/** Something may have been done: nobody may repeat it without looking. */
export const unknownOutcome = (tool: Tool, cause?: unknown): ToolError =>
  new ToolError(
    'outcome_unknown',
    `Nobody knows whether ${tool.provider.title} has done this. Look there before you repeat it.`,
    { cause },
  );
