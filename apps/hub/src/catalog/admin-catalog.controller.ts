import { Catalog } from '@hub/catalog';
import { type Person } from '@hub/identity';
import { Database } from '@hub/platform';
import { Body, Controller, Get, HttpCode, Inject, Param, Put, UseGuards } from '@nestjs/common';

import { parseWith } from '../rest/parse-with.js';
import { CurrentPerson, Roles, SignedInGuard } from '../sign-in/index.js';
import { skillSwitch, toolDecision } from './catalog-bodies.js';

interface Team {
  readonly id: string;
  readonly name: string;
}

/** What a catalogue editor sees and decides. */
@Controller('api/v1/admin/catalog')
@UseGuards(SignedInGuard)
@Roles('catalogue_editor')
export class AdminCatalogController {
  constructor(
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  async show(@CurrentPerson() { companyId }: Person) {
    const [set, teams] = await Promise.all([
      this.catalog.settings(companyId),
      this.database.inCompany(companyId, (manager) =>
        manager.query<Team[]>('SELECT id, name FROM teams ORDER BY name LIMIT 1000'),
      ),
    ]);
    const switchOf = (skillId: string, teamId: string | null): boolean | null =>
      set.skills.find((one) => one.skillId === skillId && one.teamId === teamId)?.enabled ?? null;
    const refused = new Set(
      set.tools.filter(({ decision }) => decision === 'refuse').map(({ tool }) => tool),
    );
    return {
      skills: this.catalog.skills.map(({ id, title, tools }) => ({
        id,
        title,
        enabled: switchOf(id, null) ?? true,
        teams: teams.map((team) => ({ ...team, enabled: switchOf(id, team.id) })),
        tools: tools.map(({ name, title, effect }) => ({
          name,
          title,
          effect,
          decision: refused.has(name) ? ('refuse' as const) : ('allow' as const),
        })),
      })),
    };
  }

  @Put('skills/:id')
  @HttpCode(204)
  async switchSkill(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { enabled, team_id: teamId } = parseWith(skillSwitch, body);
    await this.catalog.setSkill(person, id, { enabled, teamId });
  }

  @Put('tools/:name')
  @HttpCode(204)
  async decide(
    @CurrentPerson() person: Person,
    @Param('name') name: string,
    @Body() body: unknown,
  ): Promise<void> {
    await this.catalog.setTool(person, name, parseWith(toolDecision, body).decision);
  }
}
