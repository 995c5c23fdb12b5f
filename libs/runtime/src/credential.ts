import type { Person } from '@hub/identity';

/**
 * What a caller shows: an API key or an access token (a service's own also names whom it acts for, by e-mail address or id), or
 * who is signed in. `audience` is the path at which the token is shown: one for another address opens nothing.
 */
export type Credential =
  | { readonly kind: 'key'; readonly key: string; readonly actFor?: string | undefined }
  | {
      readonly kind: 'token';
      readonly token: string;
      readonly audience: string;
      readonly actFor?: string | undefined;
    }
  | { readonly kind: 'session'; readonly person: Pick<Person, 'companyId' | 'id'> };

/** The way a call came in. */
export type Door = 'rest' | 'mcp' | 'web';

/** What comes with a call besides its input. */
export interface CallOptions {
  readonly door: Door;
  /** The calling program's own name, for the person's activity. */
  readonly agent?: string | undefined;
  readonly signal: AbortSignal;
  /** Makes a repeat with the same key and input give the first answer instead of acting twice. */
  readonly idempotencyKey?: string | undefined;
  /** Makes the change although the same one was made a short while ago. Says nothing to a repeat with an `idempotencyKey`. */
  readonly forceNew?: boolean | undefined;
  /** Id of the connection to use; the default one when absent. */
  readonly account?: string | undefined;
  /** Only as part of this skill. */
  readonly skill?: string | undefined;
}

/** An answer within the size budget. `account` is the label of the login that it was made with. */
export interface CallResult {
  readonly content: unknown;
  readonly truncated?: boolean;
  /** It was made before: this is the first answer, and nothing was done again. */
  readonly deduplicated?: true;
  readonly account: string;
}
