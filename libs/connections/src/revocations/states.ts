/** Why a token is to be ended: its owner asked, they left, their company is closed, nobody used it, no skill needs it, it came too late, or nobody wants it. */
export type RevocationReason = 'disconnected' | 'left' | 'closed' | 'idle' | 'retired' | 'late' | 'unwanted';

/**
 * `open` is tried again until it is something else. `shared`: somebody else has the same account connected, so the grant stays.
 * `impossible` (the provider has no way), `lost` (its answer was) and `expired` are for a person to look at, then `dismissed`.
 */
export type RevocationState =
  'open' | 'confirmed' | 'shared' | 'impossible' | 'lost' | 'expired' | 'dismissed';

/** Why the last attempt did not succeed. */
export type RevocationProblem = 'no_answer' | 'busy' | 'refused' | 'no_registration' | 'unreadable';
