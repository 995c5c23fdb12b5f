import { AgentGrants, type Person } from '@hub/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, UseGuards } from '@nestjs/common';

import { CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { type AdjustBody, adjustBody, agentItem } from './agent-bodies.js';

/** Which agents may act as the person who is signed in. Agents themselves do not get here. */
@Controller('api/v1/allowed-agents')
@UseGuards(SignedInGuard)
export class AgentsController {
  constructor(@Inject(AgentGrants) private readonly grants: AgentGrants) {}

  @Get()
  async list(@CurrentPerson() person: Person): Promise<{ items: ReturnType<typeof agentItem>[] }> {
    const grants = await this.grants.listOf(person);
    return { items: grants.map(agentItem) };
  }

  @Patch(':id')
  @HttpCode(204)
  async adjust(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body({ schema: adjustBody }) body: AdjustBody,
  ): Promise<void> {
    await this.grants.adjust(person, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  async withdraw(@CurrentPerson() person: Person, @Param('id') id: string): Promise<void> {
    await this.grants.withdraw(person, id);
  }
}
