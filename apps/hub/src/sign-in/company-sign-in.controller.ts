import type { Person } from '@hub/identity';
import type { Env } from '@hub/platform';
import { Controller, Get, Inject, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ENV } from '../core/tokens.js';
import { CompanyGuard } from './company.guard.js';
import { startSession } from './start-session.js';
import { ToSignInPage } from './to-sign-in-page.filter.js';

/** Sign-in at a company's own issuer; a browser goes through both. */
@Controller('sign-in/oidc/:company')
@UseFilters(ToSignInPage)
@UseGuards(CompanyGuard)
export class CompanySignInController {
  constructor(@Inject(ENV) private readonly env: Env) {}

  @Get()
  begin(): void {
    // The guard has sent the browser away.
  }

  @Get('callback')
  async finish(@Req() request: FastifyRequest & { user: Person }, @Res() reply: FastifyReply): Promise<void> {
    await startSession(request, request.user);
    await reply.redirect(`${this.env.PUBLIC_URL}/`, 303);
  }
}
