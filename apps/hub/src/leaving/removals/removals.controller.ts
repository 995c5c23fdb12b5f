import { RevocationList, type Unconfirmed } from '@hub/connections';
import type { Person } from '@hub/identity';
import { Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';

import { CurrentPerson, Roles, SignedInGuard } from '../../sign-in/index.js';

const mostShown = 200;

/** Access that went here and whose end no provider has confirmed yet. */
@Controller('api/v1/admin/revocations')
@UseGuards(SignedInGuard)
@Roles('company_admin')
export class RemovalsController {
  constructor(@Inject(RevocationList) private readonly list: RevocationList) {}

  @Get()
  async show(@CurrentPerson() admin: Person) {
    const [items, counts] = await Promise.all([
      this.list.unconfirmed(admin, mostShown),
      this.list.counts(admin.companyId),
    ]);
    return { items: items.map(removalItem), counts };
  }

  @Post(':id/retry')
  @HttpCode(200)
  async retry(@CurrentPerson() admin: Person, @Param('id') id: string): Promise<{ state: string }> {
    return { state: await this.list.retry(admin, id) };
  }

  @Post(':id/dismiss')
  @HttpCode(204)
  async dismiss(@CurrentPerson() admin: Person, @Param('id') id: string): Promise<void> {
    await this.list.dismiss(admin, id);
  }
}

const removalItem = (one: Unconfirmed) => ({
  id: one.id,
  provider: one.provider,
  provider_title: one.providerTitle,
  page: one.page ?? null,
  person: one.person ?? null,
  account: one.account ?? null,
  reason: one.reason,
  state: one.state,
  problem: one.problem ?? null,
  attempts: one.attempts,
  next_at: one.nextAt?.toISOString() ?? null,
  since: one.since.toISOString(),
});
