import { Models } from '@hub/agents';
import type { Person } from '@hub/identity';
import { Body, Controller, Get, HttpCode, Inject, Param, Put, UseGuards } from '@nestjs/common';
import type * as z from 'zod';

import { CallerGuard, CurrentPerson, Roles, SignedInGuard } from '../sign-in/index.js';
import { modelKeyBody } from './agent-bodies.js';
import { modelItem } from './agent-items.js';

/** The language models of this hub, and each company's own keys for them. */
@Controller('api/v1')
export class ModelsController {
  constructor(@Inject(Models) private readonly models: Models) {}

  @Get('models')
  @UseGuards(CallerGuard)
  async list(@CurrentPerson() { companyId }: Person): Promise<{ items: ReturnType<typeof modelItem>[] }> {
    return { items: (await this.models.list(companyId)).map(modelItem) };
  }

  @Put('admin/models/:id/key')
  @HttpCode(204)
  @UseGuards(SignedInGuard)
  @Roles('company_admin')
  async setKey(
    @CurrentPerson() admin: Person,
    @Param('id') id: string,
    @Body({ schema: modelKeyBody }) { api_key: key }: z.output<typeof modelKeyBody>,
  ): Promise<void> {
    await this.models.setKey(admin, id, key);
  }
}
