import { type AgentFacts, Agents, Models } from '@hub/agents';
import type { Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';

import { CallerGuard, CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { agentBody, type AgentBody } from './agent-bodies.js';
import { agentItem } from './agent-items.js';

type Item = ReturnType<typeof agentItem>;

/** Agents: whoever may act sees them, a person at a browser makes and changes them. */
@Controller('api/v1/agents')
export class AgentsController {
  constructor(
    @Inject(Agents) private readonly agents: Agents,
    @Inject(Models) private readonly models: Models,
  ) {}

  @Get()
  @UseGuards(CallerGuard)
  async list(@CurrentPerson() person: Person): Promise<{ items: Item[] }> {
    return { items: (await this.agents.list(person)).map((agent) => agentItem(person, agent)) };
  }

  @Get(':id')
  @UseGuards(CallerGuard)
  async show(@CurrentPerson() person: Person, @Param('id') id: string): Promise<Item> {
    return agentItem(person, await this.agents.get(person, id));
  }

  @Post()
  @UseGuards(SignedInGuard)
  async create(@CurrentPerson() person: Person, @Body({ schema: agentBody }) body: AgentBody): Promise<Item> {
    return agentItem(person, await this.agents.create(person, await this.factsOf(person, body)));
  }

  @Put(':id')
  @UseGuards(SignedInGuard)
  async change(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body({ schema: agentBody }) body: AgentBody,
  ): Promise<Item> {
    return agentItem(person, await this.agents.update(person, id, await this.factsOf(person, body)));
  }

  @Delete(':id')
  @HttpCode(204)
  @UseGuards(SignedInGuard)
  async remove(@CurrentPerson() person: Person, @Param('id') id: string): Promise<void> {
    await this.agents.remove(person, id);
  }

  private async factsOf(
    { companyId }: Person,
    { team_id: teamId, model, ...rest }: AgentBody,
  ): Promise<AgentFacts> {
    return { ...rest, teamId, model: model ?? (await this.usualModel(companyId)) };
  }

  private async usualModel(companyId: string): Promise<string> {
    const [first] = await this.models.list(companyId);
    if (!first)
      throw new ToolError('denied', 'This hub has no language model yet, so no agent can be made.', {
        fix: { label: 'Ask the operator of the hub to declare one' },
      });
    return first.facts.id;
  }
}
