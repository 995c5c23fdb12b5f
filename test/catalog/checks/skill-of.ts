import { skills } from '@hub/integrations';
import type { Skill } from '@hub/kit';

/** A skill that Skillhub ships. Throws when there is none of that id. */
export function skillOf(id: string): Skill {
  const skill = skills.find((one) => one.id === id);
  if (!skill) throw new Error(`There is no skill ${id}`);
  return skill;
}
