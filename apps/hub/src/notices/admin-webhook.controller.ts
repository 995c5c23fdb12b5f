import { randomUUID } from 'node:crypto';

import { Notices } from '@hub/connections';
import type { Person } from '@hub/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, UseGuards } from '@nestjs/common';

import { CurrentPerson, Roles, SignedInGuard } from '../sign-in/index.js';
import { webhookBody, type WebhookBody, webhookItem } from './bodies.js';

type Item = ReturnType<typeof webhookItem>;

/** Where a company is told what happens to its people's sign-ins. Its secret is shown once, when it is made. */
@Controller('api/v1/admin/webhook')
@UseGuards(SignedInGuard)
@Roles('company_admin')
export class AdminWebhookController {
  constructor(@Inject(Notices) private readonly notices: Notices) {}

  @Get()
  async show(@CurrentPerson() admin: Person): Promise<Item> {
    return webhookItem(await this.notices.webhooks.find(admin));
  }

  @Put()
  async set(
    @CurrentPerson() admin: Person,
    @Body({ schema: webhookBody }) { url, renew_secret: renew }: WebhookBody,
  ): Promise<Item & { secret: string | null }> {
    const secret = await this.notices.webhooks.set(admin, url, renew);
    return { ...(await this.show(admin)), secret: secret ?? null };
  }

  /** Sends a message of type `test` now; `problem` says whether it has arrived. */
  @Post('test')
  @HttpCode(200)
  async test(@CurrentPerson() admin: Person): Promise<{ problem: string | null }> {
    const message = { id: randomUUID(), type: 'test', at: new Date(), data: { sent_by: admin.email } };
    return { problem: (await this.notices.webhooks.send(admin.companyId, message)) ?? null };
  }

  @Delete()
  @HttpCode(204)
  async remove(@CurrentPerson() admin: Person): Promise<void> {
    await this.notices.webhooks.remove(admin);
  }
}
