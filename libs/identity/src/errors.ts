/** Nobody is signed in, or the key is unknown, revoked or expired: which of them is not said. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';

  constructor(message = 'Sign in first, or send a valid API key.') {
    super(message);
  }
}

/** The person is known and may not do this. `message` names what is missing. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

/** An access token was shown for something that its scopes leave out (RFC 6750 section 3.1); `needed` are all that it takes. */
export class InsufficientScope extends Error {
  override readonly name = 'InsufficientScope';

  constructor(readonly needed: readonly string[]) {
    super(`This needs the scopes ${needed.join(' ')}.`);
  }
}

/** Why a sign-in was refused; `refused` covers an unknown e-mail address and a wrong password alike. */
export type SignInProblem = 'refused' | 'company_needed' | 'unknown_company' | 'not_verified';

const words: Record<SignInProblem, string> = {
  refused: 'This e-mail address and password do not go together.',
  company_needed: 'Your address is known in several companies. Say which one you mean.',
  unknown_company: 'This company has no sign-in of its own here.',
  not_verified: 'Your company’s sign-in does not confirm your e-mail address. Ask your administrator.',
};

/** A sign-in that did not succeed. Tells nothing about who exists. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';

  constructor(
    readonly problem: SignInProblem = 'refused',
    options?: ErrorOptions,
  ) {
    super(words[problem], options);
  }
}

/** Too many sign-ins failed from one place or for one address. `retryAfter` is in seconds. */
export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts';

  constructor(readonly retryAfter: number) {
    super('Too many attempts. Wait a little, then try again.');
  }
}
