import { type Catalog, isSkillEnabled } from '@hub/catalog';
import { Unauthenticated } from '@hub/identity';
import type { Skill, Tool } from '@hub/kit';
import type { Database, Statement } from '@hub/platform';

import type { Credential } from '../credential.js';
import { callerByKey, callerBySession } from './call-lookup.js';
import { keyValues } from './find-call.js';

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

// The statements' other numbers belong to a call; casts keep them known to the planner.
const rest = `SELECT caller.company_id, caller.person_id,
    ARRAY(SELECT skill.id FROM unnest($4::text[]) AS skill(id)
      WHERE (caller.skills IS NULL OR skill.id = ANY (caller.skills))
        AND ${isSkillEnabled('skill.id', '$1', 'caller.person_id')}) AS skills,
    ARRAY(SELECT tool FROM tool_policies WHERE company_id = $1 AND decision = 'refuse') AS refused
  FROM caller WHERE $2::text IS NULL AND $3::text IS NULL AND $5::text IS NULL`;

const byKey: Statement = { name: 'runtime.tools_by_key', text: `${callerByKey} ${rest}` };
const bySession: Statement = { name: 'runtime.tools_by_session', text: `${callerBySession} ${rest}` };

/** Finds in one statement who calls and which tools they have. Throws Unauthenticated. */
export async function findTools(
  { database, catalog }: { database: Database; catalog: Catalog },
  credential: Credential,
  skillId?: string,
): Promise<FoundTools> {
  const asked = catalog.skills.map(({ id }) => id).filter((id) => skillId === undefined || id === skillId);
  const values = [null, null, asked, null];
  const [row] = await (credential.kind === 'session'
    ? database.execute<ToolsRow>(bySession, [credential.person.companyId, ...values, credential.person.id])
    : database.execute<ToolsRow>(byKey, keyValues(credential, values)));
  if (!row) throw new Unauthenticated();
  const skills = catalog.skills.filter(({ id }) => row.skills.includes(id));
  const held = new Set(skills.flatMap((skill) => skill.tools));
  const tools = catalog.tools.filter((tool) => held.has(tool) && !row.refused.includes(tool.name));
  return { companyId: row.company_id, personId: row.person_id, skills, tools };
}
