import { CompanySignIn, type Person } from '@hub/identity';
import type { Env } from '@hub/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomNonce, randomState } from 'openid-client';
import { Strategy, type VerifyFunction } from 'openid-client/passport';
import passport from 'passport';

import { ENV } from '../core/tokens.js';

/** What Passport gives a strategy to end with. */
interface Endings {
  success(person: Person): void;
  fail(reason?: unknown): void;
  redirect(url: string): void;
  error(cause: unknown): void;
}

type CompanyRequest = FastifyRequest<{ Params: { company: string } }>;

/**
 * Sign-in at the issuer of the company in the address: openid-client's strategy, made per request because each company has
 * its own, with state and nonce beside PKCE (RFC 9700 section 2.1) and the address of the hub as it is configured.
 */
@Injectable()
export class CompanyStrategy {
  constructor(
    @Inject(CompanySignIn) private readonly companies: CompanySignIn,
    @Inject(ENV) private readonly env: Env,
  ) {
    passport.use('company', this as unknown as passport.Strategy);
  }

  /** Called by Passport on an object of its own that inherits from this one and has the endings. */
  authenticate(this: CompanyStrategy & Endings, request: CompanyRequest): void {
    this.begin(request, this).catch((cause: unknown) => this.error(cause));
  }

  private async begin(request: CompanyRequest, endings: Endings): Promise<void> {
    const { company } = request.params;
    const client = await this.companies.clientOf(company);
    const verify: VerifyFunction = (tokens, verified) => {
      this.companies.personOf(client, tokens).then((person) => verified(null, person), verified);
    };
    const strategy = new Strategy(
      {
        config: client.configuration,
        name: company,
        sessionKey: `oidc:${company}`,
        callbackURL: `${this.env.PUBLIC_URL}/sign-in/oidc/${company}/callback`,
        scope: 'openid email profile',
      },
      verify,
    );
    strategy.currentUrl = () => new URL(request.originalUrl, this.env.PUBLIC_URL);
    strategy.shouldInitiateAuthRequest = (_request, { pathname }) => !pathname.endsWith('/callback');
    strategy.authorizationRequestParams = () => ({ state: randomState(), nonce: randomNonce() });
    Object.assign(strategy, savingFirst(request, endings));
    strategy.authenticate.call(strategy as never, request as never, {});
  }
}

// What the strategy keeps in the session, or takes out of it, must be stored before the browser hears of the end.
function savingFirst(request: FastifyRequest, endings: Endings): Endings {
  const saved = (then: () => void): void => {
    request.session.save().then(then, (cause: unknown) => endings.error(cause));
  };
  return {
    success: (person) => endings.success(person),
    fail: (reason) => saved(() => endings.fail(reason)),
    redirect: (url) => saved(() => endings.redirect(url)),
    error: (cause) => saved(() => endings.error(cause)),
  };
}
