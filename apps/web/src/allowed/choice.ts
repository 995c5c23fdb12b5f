import type { AgentChoice, AllowRequest } from '../api/types.js';

/** What is ticked at first: what was said before, else every skill of today; more than reading only if asked for. */
export function firstChoice({ skills, wants_writes: wantsWrites, before }: AllowRequest): AgentChoice {
  const offered = skills.map(({ id }) => id);
  return {
    skills: before ? (before.skills?.filter((id) => offered.includes(id)) ?? null) : offered,
    writes: wantsWrites && (before?.writes ?? true),
  };
}

/** Whether a choice lets an agent do anything at all. */
export const isSomething = ({ skills }: AgentChoice): boolean => skills === null || skills.length > 0;
