import type { SkillCard } from '../api/types.js';

/** Each skill's own first question: of what is connected, and of what could be. `allowed` null means every skill. */
export function startersFor(skills: readonly SkillCard[], allowed: readonly string[] | null, most: number) {
  const own = skills.filter(({ id }) => allowed === null || allowed.includes(id));
  const of = (...states: SkillCard['state'][]) => [
    ...new Set(own.filter(({ state }) => states.includes(state)).map((skill) => skill.try)),
  ];
  const ready = of('connected').slice(0, most);
  return {
    ready,
    later: of('available', 'partly', 'more_access', 'reconnect').filter((one) => !ready.includes(one)),
  };
}
