import { type Person, RetentionRules, usualRetention } from '@hub/identity';
import { Body, Controller, Get, HttpCode, Inject, Put, UseGuards } from '@nestjs/common';

import { CurrentPerson, Roles, SignedInGuard } from '../../sign-in/index.js';
import { retentionBody, type RetentionBody, retentionItem, retentionOf } from './bodies.js';

/** For how long a company keeps what, and when unused connections end. */
@Controller('api/v1/admin/retention')
@UseGuards(SignedInGuard)
@Roles('company_admin')
export class RetentionController {
  constructor(@Inject(RetentionRules) private readonly rules: RetentionRules) {}

  @Get()
  async show(@CurrentPerson() { companyId }: Person): Promise<RetentionBody & { usual: RetentionBody }> {
    return { ...retentionItem(await this.rules.of(companyId)), usual: retentionItem(usualRetention) };
  }

  @Put()
  @HttpCode(204)
  async set(
    @CurrentPerson() admin: Person,
    @Body({ schema: retentionBody }) body: RetentionBody,
  ): Promise<void> {
    await this.rules.set(admin, retentionOf(body));
  }
}
