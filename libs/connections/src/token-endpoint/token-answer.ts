import type { OauthFacts } from '@hub/kit';
import * as z from 'zod';

/**
 * What a token endpoint granted. `expiresIn` in seconds, absent when the token does not expire; `refreshExpiresIn` too, where the
 * provider says when its refresh token ends; `scopes` absent when not said.
 */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresIn: number | undefined;
  readonly refreshExpiresIn?: number | undefined;
  readonly scopes: readonly string[] | undefined;
}

/** How a step at the token endpoint ended: `dead` is this grant, `client` is our registration, `transient` may pass. */
export type TokenAnswer =
  | { readonly kind: 'granted'; readonly tokens: Tokens }
  | { readonly kind: 'dead'; readonly error: string }
  | { readonly kind: 'client'; readonly error: string }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfter: number | undefined };

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

// RFC 6749 section 5.2, and GitHub's words: docs.github.com "Troubleshooting OAuth app access token request errors".
const clientErrors = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'incorrect_client_credentials',
  'redirect_uri_mismatch',
  'application_suspended',
  // Atlassian's word for a wrong client or secret.
  'access_denied',
]);
const codeErrors = ['invalid_grant', 'bad_verification_code'];

const tokenText = z
  .string()
  .max(16_384)
  .regex(/^[\x21-\x7e]+$/);
const tenYears = 315_360_000;

const seconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,10}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(1).max(tenYears));

const grantedAnswer = z.object({
  access_token: tokenText,
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .optional(),
  refresh_token: tokenText.optional(),
  expires_in: seconds.optional(),
  // GitHub and, for access with an end, Google. Nothing but a notice depends on it, so nonsense here spoils nothing.
  refresh_token_expires_in: seconds.optional().catch(undefined),
  scope: z
    .string()
    .max(8_192)
    .regex(/^[\x20-\x7e]*$/)
    .optional(),
});

const refusedAnswer = z.object({ error: z.string().regex(/^[\x20-\x7e]{1,100}$/) });

/**
 * Reads an answer of the token endpoint (RFC 6749 sections 5.1 and 5.2); GitHub reports errors with status 200.
 * Whatever is not plainly a grant or a known refusal counts as transient, so that garbage is never stored and kills nothing.
 */
export function readTokenAnswer(answer: Answer, oauth: Pick<OauthFacts, 'deadGrantErrors'>): TokenAnswer {
  const passing = (reason: string): TokenAnswer => ({
    kind: 'transient',
    reason,
    retryAfter: retryAfterOf(answer),
  });
  if (answer.status === 429 || answer.status >= 500) return passing(`status ${answer.status}`);
  const body = parse(answer.body);
  if (body === undefined) return passing('not JSON');
  const refused = refusedAnswer.safeParse(body);
  if (refused.success) {
    const { error } = refused.data;
    if (oauth.deadGrantErrors.includes(error) || codeErrors.includes(error)) return { kind: 'dead', error };
    return clientErrors.has(error) ? { kind: 'client', error } : passing('unknown error');
  }
  if (answer.status !== 200) return passing(`status ${answer.status}`);
  const granted = grantedAnswer.safeParse(body);
  return granted.success
    ? { kind: 'granted', tokens: tokensOf(granted.data) }
    : passing('not a token answer');
}

const tokensOf = (granted: z.output<typeof grantedAnswer>): Tokens => ({
  accessToken: granted.access_token,
  refreshToken: granted.refresh_token,
  expiresIn: granted.expires_in,
  refreshExpiresIn: granted.refresh_token_expires_in,
  scopes: granted.scope?.split(/[ ,]+/).filter((scope) => scope !== ''),
});

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Seconds to wait, where an answer says so in seconds (RFC 9110 section 10.2.3). */
export function retryAfterOf({ headers }: Pick<Answer, 'headers'>): number | undefined {
  const text = headers['retry-after'] ?? '';
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
