import { Catalog } from '@hub/catalog';
import { ProviderClients } from '@hub/connections';
import { type Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';

import { CurrentPerson, Roles, SignedInGuard } from '../sign-in/index.js';
import { clientBody, type ClientBody, providerItem } from './bodies.js';

type Item = ReturnType<typeof providerItem>;

/** A company's registrations at the providers. Secrets go in and never come out. */
@Controller('api/v1/admin/providers')
@UseGuards(SignedInGuard)
@Roles('company_admin')
export class AdminProvidersController {
  constructor(
    @Inject(ProviderClients) private readonly clients: ProviderClients,
    @Inject(Catalog) private readonly catalog: Catalog,
  ) {}

  @Get()
  async list(@CurrentPerson() { companyId }: Person): Promise<{ items: Item[] }> {
    const clients = await this.clients.status(companyId);
    const items = this.catalog.providers.flatMap((provider) => {
      const client = clients.find((one) => one.provider === provider.id);
      return client ? [providerItem(provider, client)] : [];
    });
    return { items };
  }

  @Put(':id')
  async set(
    @CurrentPerson() admin: Person,
    @Param('id') id: string,
    @Body({ schema: clientBody }) { client_id: clientId, client_secret: secret }: ClientBody,
  ): Promise<Item> {
    await this.clients.set(admin, id, { clientId, secret });
    return this.item(admin, id);
  }

  @Post(':id/check')
  @HttpCode(200)
  async check(@CurrentPerson() admin: Person, @Param('id') id: string): Promise<Item> {
    await this.clients.check(admin, id);
    return this.item(admin, id);
  }

  private async item(admin: Person, id: string): Promise<Item> {
    const item = (await this.list(admin)).items.find((one) => one.id === id);
    if (!item) throw new ToolError('not_found', 'There is no such provider.');
    return item;
  }
}
