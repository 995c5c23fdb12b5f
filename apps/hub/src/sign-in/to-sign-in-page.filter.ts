import { SignInRefused } from '@hub/identity';
import type { Env, Log } from '@hub/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { ENV, LOG } from '../core/tokens.js';

/** A sign-in elsewhere ends in a browser: what went wrong is said on the sign-in page, never in the issuer's words. */
@Catch()
export class ToSignInPage implements ExceptionFilter {
  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
  ) {}

  catch(cause: unknown, host: ArgumentsHost): void {
    const problem = cause instanceof SignInRefused ? cause.problem : 'company_sign_in_failed';
    const { name, message } = cause instanceof Error ? cause : new Error('unknown');
    this.log.warn({ problem, error: name, message }, 'a sign-in at a company was refused');
    const page = `${this.env.PUBLIC_URL}/sign-in?problem=${problem}`;
    void host.switchToHttp().getResponse<FastifyReply>().redirect(page, 303);
  }
}
