import { Catalog } from '@hub/catalog';
import { type Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import { Database } from '@hub/platform';
import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';

import { CallerGuard, CurrentPerson } from '../sign-in/index.js';
import { accountsOf } from './person-accounts.js';
import { skillCard, type SkillCard } from './skill-card.js';
import { skillDetail, type SkillDetail } from './skill-detail.js';

/** The skills as one person sees them. */
@Controller('api/v1/skills')
@UseGuards(CallerGuard)
export class SkillsController {
  constructor(
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  async list(@CurrentPerson() person: Person): Promise<{ items: SkillCard[] }> {
    const [{ skills }, accounts] = await this.read(person);
    return { items: skills.filter(({ enabled }) => enabled).map((visible) => skillCard(visible, accounts)) };
  }

  @Get(':id')
  async describe(@CurrentPerson() person: Person, @Param('id') id: string): Promise<SkillDetail> {
    const [{ skills }, accounts] = await this.read(person);
    const visible = skills.find(({ skill }) => skill.id === id);
    if (!visible) throw new ToolError('not_found', 'There is no such skill.');
    return skillDetail(visible, accounts);
  }

  private async read(person: Person) {
    return Promise.all([this.catalog.visibleTo(person), accountsOf(this.database, person)]);
  }
}
