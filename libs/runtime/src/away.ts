import { ToolError } from '@hub/kit';
import { DatabaseAway } from '@hub/platform';

/** A database that does not answer as the error that a caller is given: nothing is wrong with the call. Anything else as it is. */
export const orUnavailable = (cause: unknown): unknown =>
  cause instanceof DatabaseAway
    ? new ToolError('unavailable', 'The hub cannot reach its database right now. Try again soon.', {
        retryAfter: 5,
      })
    : cause;
