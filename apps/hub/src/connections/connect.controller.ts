import { Catalog } from '@hub/catalog';
import { Connections } from '@hub/connections';
import { type Person, sessionIdHash } from '@hub/identity';
import { type Provider, providersOf, type Skill, ToolError } from '@hub/kit';
import { Body, Controller, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { lackingAt } from '../catalog/standing.js';
import { CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { connectBody, type ConnectBody } from './bodies.js';

/** Where connecting a skill begins: the answer is the address that the browser opens next. */
@Controller('api/v1/skills')
@UseGuards(SignedInGuard)
export class ConnectController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Catalog) private readonly catalog: Catalog,
  ) {}

  @Post(':id/connect')
  @HttpCode(200)
  async connect(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body({ schema: connectBody }) body: ConnectBody,
    @Req() { session }: FastifyRequest,
  ): Promise<{ url: string }> {
    const skill = await this.skillFor(person, id);
    return this.connections.begin(person, sessionIdHash(session.sessionId), {
      provider: body.provider ?? (await this.nextProvider(person, skill)),
      skillIds: [id],
      connectionId: body.connection_id,
      otherAccount: body.other_account,
      returnTo: body.return_to,
    });
  }

  private async skillFor(person: Person, id: string): Promise<Skill> {
    const { skills } = await this.catalog.visibleTo(person);
    const visible = skills.find(({ skill }) => skill.id === id);
    if (!visible) throw new ToolError('not_found', 'There is no such skill.');
    if (!visible.enabled) throw new ToolError('denied', 'Your company has switched this skill off.');
    return visible.skill;
  }

  /** The first provider of the skill that still lacks something; when none does, the first. */
  private async nextProvider(person: Person, skill: Skill): Promise<string> {
    const connections = await this.connections.list(person);
    const needed = providersOf(skill.tools);
    const isServed = (wanted: Provider): boolean => {
      const used = connections.find(({ provider, isDefault }) => provider.id === wanted.id && isDefault);
      return used?.status === 'active' && lackingAt(wanted, skill, used.scopes).length === 0;
    };
    return (needed.find((provider) => !isServed(provider)) ?? needed[0])?.id ?? '';
  }
}
