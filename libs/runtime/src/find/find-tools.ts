import { type Catalog, isSkillEnabled } from '@hub/catalog';
import type { Skill, Tool } from '@hub/kit';
import type { Database, Statement } from '@hub/platform';

import type { Credential } from '../credential.js';
import { byActingKey, byKey, bySession, type Caller } from './callers.js';
import { type ForCaller, lookUp } from './look-up.js';

/** What a caller may call, tools by name. Whether an account is connected makes no difference. */
export interface FoundTools {
  readonly companyId: string;
  readonly personId: string;
  readonly skills: readonly Skill[];
  readonly tools: readonly Tool[];
}

interface ToolsRow {
  readonly company_id: string;
  readonly person_id: string;
  readonly skills: string[];
  readonly refused: string[];
}

// The other numbers of `Caller` belong to a call; casts keep them known to the planner.
const toolsBy = (caller: Caller): Statement => ({
  name: `runtime.tools_by_${caller.name}`,
  text: `SELECT p.company_id, p.id AS person_id,
      ARRAY(SELECT skill.id FROM unnest($4::text[]) AS skill(id)
        WHERE (${caller.skills} IS NULL OR skill.id = ANY (${caller.skills}))
          AND ${isSkillEnabled('skill.id', '$1', 'p.id')}) AS skills,
      ARRAY(SELECT tool FROM tool_policies WHERE company_id = $1 AND decision = 'refuse') AS refused
    FROM ${caller.from} WHERE ${caller.where} AND $2::text IS NULL AND $3::text IS NULL AND $5::text IS NULL`,
});

const toolsOf: ForCaller = {
  key: toolsBy(byKey),
  acting: toolsBy(byActingKey),
  session: toolsBy(bySession),
};

/** Finds in one statement who calls and which tools they have. Throws Unauthenticated. */
export async function findTools(
  { database, catalog }: { database: Database; catalog: Catalog },
  credential: Credential,
  skillId?: string,
): Promise<FoundTools> {
  const asked = catalog.skills.map(({ id }) => id).filter((id) => skillId === undefined || id === skillId);
  const row = await lookUp<ToolsRow>(database, toolsOf, credential, [null, null, asked, null]);
  const skills = catalog.skills.filter(({ id }) => row.skills.includes(id));
  // Asked for one skill, a list is what the skill lists; asked for everything, it is all that may be called.
  const held = new Set(
    skills.flatMap(({ tools, byName }) => (skillId === undefined ? [...tools, ...byName] : tools)),
  );
  const tools = catalog.tools.filter((tool) => held.has(tool) && !row.refused.includes(tool.name));
  return { companyId: row.company_id, personId: row.person_id, skills, tools };
}
