import { AgentGrants, type Person } from '@hub/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';

import { CurrentPerson, Roles, SignedInGuard } from '../sign-in/index.js';
import {
  type BlockBody,
  blockBody,
  blockedItem,
  type BlockedQuery,
  blockedQuery,
  companyAgentItem,
} from './agent-bodies.js';

/** The agents of a company, for its admins: who lets which act as them, and which are kept out. */
@Controller('api/v1/admin/allowed-agents')
@UseGuards(SignedInGuard)
@Roles('company_admin')
export class AdminAgentsController {
  constructor(@Inject(AgentGrants) private readonly grants: AgentGrants) {}

  @Get()
  async list(@CurrentPerson() admin: Person): Promise<{
    items: ReturnType<typeof companyAgentItem>[];
    blocked: ReturnType<typeof blockedItem>[];
  }> {
    const [grants, blocked] = await Promise.all([this.grants.listAll(admin), this.grants.listBlocked(admin)]);
    return { items: grants.map(companyAgentItem), blocked: blocked.map(blockedItem) };
  }

  @Post('blocked')
  @HttpCode(204)
  async block(
    @CurrentPerson() admin: Person,
    @Body({ schema: blockBody }) { client_id: clientId, name }: BlockBody,
  ): Promise<void> {
    await this.grants.block(admin, { clientId, clientName: name });
  }

  @Delete('blocked')
  @HttpCode(204)
  async unblock(
    @CurrentPerson() admin: Person,
    @Query({ schema: blockedQuery }) { client_id: clientId }: BlockedQuery,
  ): Promise<void> {
    await this.grants.unblock(admin, clientId);
  }
}
