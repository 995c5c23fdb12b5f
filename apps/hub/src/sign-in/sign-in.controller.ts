import { CompanySignIn, People, type Person } from '@hub/identity';
import type { Env } from '@hub/platform';
import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';

import { ENV } from '../core/tokens.js';
import { CallerGuard } from './caller.guard.js';
import { CurrentPerson } from './current-person.js';
import { type Me, meOf } from './me.js';
import { PasswordGuard } from './password.guard.js';
import { cookieAttributes, cookieName } from './session-types.js';
import { companySlug } from './sign-in-body.js';
import { startSession } from './start-session.js';

const optionsQuery = z.object({ company: companySlug.optional() });

interface SignInOptions {
  readonly password: boolean;
  readonly company?: { readonly slug: string; readonly name: string };
  readonly oidc?: { readonly title: string; readonly url: string };
}

/** Signing in and out, and who is signed in. */
@Controller('api/v1')
export class SignInController {
  constructor(
    @Inject(People) private readonly people: People,
    @Inject(CompanySignIn) private readonly companies: CompanySignIn,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @UseGuards(PasswordGuard)
  async signIn(@CurrentPerson() person: Person, @Req() request: FastifyRequest): Promise<Me> {
    await startSession(request, person);
    return meOf(person, await this.people.surroundingsOf(person));
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await request.session.destroy();
    void reply.clearCookie(cookieName, cookieAttributes);
  }

  @Get('sign-in/options')
  async options(
    @Query({ schema: optionsQuery }) query: z.output<typeof optionsQuery>,
  ): Promise<SignInOptions> {
    const found = query.company === undefined ? undefined : await this.companies.optionsOf(query.company);
    if (!found) return { password: true };
    const { slug, name, title } = found;
    const oidc =
      title === null ? {} : { oidc: { title, url: `${this.env.PUBLIC_URL}/sign-in/oidc/${slug}` } };
    return { password: true, company: { slug, name }, ...oidc };
  }

  @Get('me')
  @UseGuards(CallerGuard)
  async me(@CurrentPerson() person: Person): Promise<Me> {
    return meOf(person, await this.people.surroundingsOf(person));
  }
}
