import type { SkillCard, SkillState } from '../api/types.js';
import { words } from '../words/index.js';

/** Cards under one heading. */
export interface Group {
  readonly title: string;
  readonly skills: readonly SkillCard[];
}

const { groups: titles } = words.skills;
const byState: Readonly<Record<SkillState, string>> = {
  reconnect: titles.repair,
  connected: titles.ready,
  partly: titles.ready,
  more_access: titles.more,
  available: titles.new,
  not_ready: titles.closed,
  off: titles.closed,
};

function providerTitle({ providers }: SkillCard): string {
  const [only] = providers;
  return providers.length === 1 && only ? titles.newWith(only.title) : titles.newAcross;
}

/**
 * The cards under headings, in the order given: by where the person stands, and by provider while nothing is connected at
 * all, since then everything stands at the same place.
 */
export function grouped(skills: readonly SkillCard[]): Group[] {
  const isNew = skills.every(({ state }) => state === 'available');
  const found = Map.groupBy(skills, (skill) => (isNew ? providerTitle(skill) : byState[skill.state]));
  return [...found].map(([title, own]) => ({ title, skills: own }));
}
