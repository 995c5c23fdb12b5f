import type { Provider, Skill, Tool } from '@hub/kit';
import { Forbidden, type Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';
import type { EntityManager } from 'typeorm';

import { ToolSearch } from './search/tool-search.js';
import { isEnabledFor, type SkillSetting, type ToolPolicy, wholeCompany } from './settings.js';
import { schemasOf, type ToolSchemas } from './tool-schemas.js';

/** Everything that can be offered. */
export interface CatalogValues {
  readonly providers: readonly Provider[];
  readonly skills: readonly Skill[];
}

/** What a company says about a tool. */
export type Decision = ToolPolicy['decision'];

/** Whoever changes the catalogue; needs the role `catalogue_editor`. */
export type Editor = Pick<Person, 'companyId' | 'id' | 'roles'>;

/** Whose view is asked for. */
export type VisibleTo = Pick<Person, 'companyId' | 'teamIds'>;

/** A skill as one person sees it; a switched-off one is there with `enabled` false. */
export interface VisibleSkill {
  readonly skill: Skill;
  readonly enabled: boolean;
  /** When it was last switched for the company or a team; undefined when it never was. */
  readonly since: Date | undefined;
  readonly tools: readonly { readonly tool: Tool; readonly decision: Decision }[];
}

const settingsQuery = `SELECT 'skill' AS kind, skill_id AS name, nullif(team_id, '${wholeCompany}') AS team_id,
    enabled, NULL AS decision, updated_at FROM skill_settings
  UNION ALL SELECT 'tool', tool, NULL, NULL, decision, updated_at FROM tool_policies`;

interface SettingRow {
  readonly kind: 'skill' | 'tool';
  readonly name: string;
  readonly team_id: string | null;
  readonly enabled: boolean;
  readonly decision: Decision;
  readonly updated_at: Date;
}

const byName = (a: Tool, b: Tool): number => (a.name < b.name ? -1 : 1);

/** The skills and tools of this installation, and what each company has made of them. */
export class Catalog {
  readonly skills: readonly Skill[];
  /** Every tool once, by name. */
  readonly tools: readonly Tool[];
  readonly providers: readonly Provider[];
  private readonly toolByName: ReadonlyMap<string, Tool>;
  private readonly skillsByTool: ReadonlyMap<string, readonly Skill[]>;
  private readonly prepared = new Map<Tool, ToolSchemas>();
  private index: ToolSearch | undefined;

  constructor(
    private readonly database: Database,
    { providers, skills }: CatalogValues,
  ) {
    this.providers = providers;
    this.skills = skills;
    this.toolByName = new Map(skills.flatMap((skill) => held(skill).map((tool) => [tool.name, tool])));
    this.tools = [...this.toolByName.values()].sort(byName);
    this.skillsByTool = new Map(
      this.tools.map((tool) => [tool.name, skills.filter((skill) => held(skill).includes(tool))]),
    );
  }

  /** The tool of that name; undefined when there is none. Says nothing about who may call it. */
  tool(name: string): Tool | undefined {
    return this.toolByName.get(name);
  }

  /** The skill of that id; undefined when there is none. */
  skill(id: string): Skill | undefined {
    return this.skills.find((skill) => skill.id === id);
  }

  /** The provider of that id; undefined when there is none. */
  provider(id: string): Provider | undefined {
    return this.providers.find((provider) => provider.id === id);
  }

  /** The skills that hold a tool, in their list or by its name, in catalogue order; empty for an unknown one. */
  skillsWith(toolName: string): readonly Skill[] {
    return this.skillsByTool.get(toolName) ?? [];
  }

  /** The published JSON Schemas of a tool, prepared on first use and then kept. */
  schemas(tool: Tool): ToolSchemas {
    const known = this.prepared.get(tool);
    if (known) return known;
    const made = schemasOf(tool);
    this.prepared.set(tool, made);
    return made;
  }

  /** Finds tools by what people ask for; made on first use and then kept. */
  get search(): ToolSearch {
    this.index ??= new ToolSearch(this.tools, this.skills);
    return this.index;
  }

  /** Every skill as `person` sees it, in one query. `keySkills` limits it to those ids; null means all. */
  async visibleTo(
    person: VisibleTo,
    keySkills: readonly string[] | null = null,
  ): Promise<{ skills: VisibleSkill[] }> {
    const { skills, tools } = await this.settings(person.companyId);
    const refused = new Set(tools.filter(({ decision }) => decision === 'refuse').map(({ tool }) => tool));
    const wanted = this.skills.filter(({ id }) => keySkills === null || keySkills.includes(id));
    return {
      skills: wanted.map((skill) => ({
        skill,
        enabled: isEnabledFor(skills, skill.id, person.teamIds),
        since: latest(skills.filter(({ skillId }) => skillId === skill.id)),
        tools: skill.tools.map((tool) => ({ tool, decision: refused.has(tool.name) ? 'refuse' : 'allow' })),
      })),
    };
  }

  /** Every switch and policy that a company has set, in one query. */
  async settings(companyId: string): Promise<{ skills: SkillSetting[]; tools: ToolPolicy[] }> {
    const rows = await this.database.inCompany(companyId, (manager) =>
      manager.query<SettingRow[]>(settingsQuery),
    );
    return {
      skills: rows
        .filter(({ kind }) => kind === 'skill')
        .map((row) => ({
          skillId: row.name,
          teamId: row.team_id,
          enabled: row.enabled,
          updatedAt: row.updated_at,
        })),
      tools: rows
        .filter(({ kind }) => kind === 'tool')
        .map(({ name, decision }) => ({ tool: name, decision })),
    };
  }

  /**
   * Switches a skill for the company, or for one team when `teamId` is given (`enabled` null there removes the team's own switch).
   * Throws Forbidden for anyone but a catalogue editor, ToolError `not_found` for an unknown skill or a foreign team.
   */
  async setSkill(
    editor: Editor,
    skillId: string,
    { enabled, teamId }: { enabled: boolean | null; teamId?: string | undefined },
  ): Promise<void> {
    mayEdit(editor);
    if (!this.skill(skillId)) throw new ToolError('not_found', 'There is no such skill.');
    await this.database.inCompany(editor.companyId, async (manager) => {
      if (teamId !== undefined) await requireTeam(manager, teamId);
      const place = [editor.companyId, skillId, teamId ?? wholeCompany];
      if (enabled === null)
        await manager.query(
          'DELETE FROM skill_settings WHERE company_id = $1 AND skill_id = $2 AND team_id = $3',
          place,
        );
      else
        await manager.query(
          `INSERT INTO skill_settings (company_id, skill_id, team_id, enabled, updated_by) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (company_id, skill_id, team_id) DO UPDATE SET enabled = $4, updated_by = $5, updated_at = now()`,
          [...place, enabled, editor.id],
        );
      await note(manager, editor, { action: 'skill.switched', subject: `skill:${skillId}`, enabled, teamId });
    });
  }

  /** Allows or refuses a tool for the company. Throws as `setSkill` does. */
  async setTool(editor: Editor, name: string, decision: Decision): Promise<void> {
    mayEdit(editor);
    if (!this.tool(name)) throw new ToolError('not_found', 'There is no such tool.');
    await this.database.inCompany(editor.companyId, async (manager) => {
      await manager.query(
        `INSERT INTO tool_policies (company_id, tool, decision, updated_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (company_id, tool) DO UPDATE SET decision = $3, updated_by = $4, updated_at = now()`,
        [editor.companyId, name, decision, editor.id],
      );
      await note(manager, editor, { action: 'tool.decided', subject: `tool:${name}`, decision });
    });
  }
}

const held = ({ tools, byName }: Skill): Tool[] => [...tools, ...byName];

const latest = (settings: readonly SkillSetting[]): Date | undefined =>
  settings.map(({ updatedAt }) => updatedAt).sort((a, b) => b.getTime() - a.getTime())[0];

function mayEdit({ roles }: Editor): void {
  if (!roles.includes('catalogue_editor'))
    throw new Forbidden('Only a catalogue editor may change the catalogue.');
}

async function requireTeam(manager: EntityManager, teamId: string): Promise<void> {
  const found = await manager.query<unknown[]>('SELECT 1 FROM teams WHERE id::text = $1', [teamId]);
  if (found.length === 0) throw new ToolError('not_found', 'There is no such team.');
}

async function note(
  manager: EntityManager,
  editor: Editor,
  { action, subject, ...detail }: { action: string; subject: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  await manager.query(
    'INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)',
    [editor.companyId, editor.id, action, subject, JSON.stringify(detail)],
  );
}
