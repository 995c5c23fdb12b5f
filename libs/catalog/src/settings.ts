/** `skill_settings` keeps what holds for the whole company under this team. */
export const wholeCompany = '00000000-0000-0000-0000-000000000000';

/** A switch of a skill as stored; `teamId` is null for the whole company. */
export interface SkillSetting {
  readonly skillId: string;
  readonly teamId: string | null;
  readonly enabled: boolean;
  readonly updatedAt: Date;
}

/** What a company has decided about a tool. */
export interface ToolPolicy {
  readonly tool: string;
  readonly decision: 'allow' | 'refuse';
}

/**
 * SQL that says whether the skill named by the expression `skill` is on for a person: any of their teams' switches wins over
 * the company's, and a skill that nobody has switched is on. The arguments are SQL expressions, never values.
 */
export const isSkillEnabled = (skill: string, companyId: string, personId: string): string => `(
    SELECT coalesce(bool_or(s.enabled) FILTER (WHERE m.person_id IS NOT NULL),
      bool_or(s.enabled) FILTER (WHERE s.team_id = '${wholeCompany}'), true)
    FROM skill_settings s
    LEFT JOIN team_members m ON m.company_id = s.company_id AND m.team_id = s.team_id AND m.person_id = ${personId}
    WHERE s.company_id = ${companyId} AND s.skill_id = ${skill})`;

/** `isSkillEnabled` in TypeScript, for whoever has read a company's settings already. */
export function isEnabledFor(
  settings: readonly SkillSetting[],
  skillId: string,
  teamIds: readonly string[],
): boolean {
  const own = settings.filter((setting) => setting.skillId === skillId);
  const ofTeams = own.filter(({ teamId }) => teamId !== null && teamIds.includes(teamId));
  if (ofTeams.length > 0) return ofTeams.some(({ enabled }) => enabled);
  return own.find(({ teamId }) => teamId === null)?.enabled ?? true;
}
