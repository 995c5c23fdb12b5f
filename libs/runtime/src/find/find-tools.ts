import type { Skill, Tool } from '@hub/kit';

import type { Credential } from '../credential.js';
import type { Finding } from './finding.js';

/** What a caller may call, tools by name. Whether an account is connected makes no difference. */
export interface FoundTools {
  readonly companyId: string;
  readonly personId: string;
  /** The key that they came with, or the grant of their token, which is the same for every token of it; null in a session. */
  readonly keyId: string | null;
  readonly skills: readonly Skill[];
  readonly tools: readonly Tool[];
}

/** Finds in one statement who calls and which tools they have. Throws Unauthenticated. */
export async function findTools(
  { lists, catalog }: Pick<Finding, 'lists' | 'catalog'>,
  credential: Credential,
  skillId?: string,
): Promise<FoundTools> {
  const asked = catalog.skills.map(({ id }) => id).filter((id) => skillId === undefined || id === skillId);
  const row = await lists.for(credential, { skills: asked });
  const skills = catalog.skills.filter(({ id }) => row.skills.includes(id));
  // Asked for one skill, a list is what the skill lists; asked for everything, it is all that may be called.
  const held = new Set(
    skills.flatMap(({ tools, byName }) => (skillId === undefined ? [...tools, ...byName] : tools)),
  );
  const tools = catalog.tools.filter(
    (tool) =>
      held.has(tool) && !row.refused.includes(tool.name) && (tool.effect === 'read' || !row.reads_only),
  );
  return { companyId: row.company_id, personId: row.person_id, keyId: row.key_id, skills, tools };
}
