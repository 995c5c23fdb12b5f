import type { VisibleSkill } from '@hub/catalog';

import type { PersonAccounts } from './person-accounts.js';
import { allowed, standing, stepsOf } from './standing.js';

/** A skill as its card shows it; `providers` are the steps towards using it. */
export function skillCard(visible: VisibleSkill, person: PersonAccounts) {
  const { skill } = visible;
  const providers = stepsOf(visible, person);
  const ids = providers.map(({ id }) => id);
  return {
    id: skill.id,
    title: skill.title,
    summary: skill.summary,
    providers,
    tool_count: allowed(visible).length,
    ...standing(visible, providers, person),
    accounts: person.accounts
      .filter(({ provider }) => ids.includes(provider))
      .map(({ provider, id, label }) => ({ provider, connection_id: id, label })),
    try: skill.examples[0].question,
  };
}

export type SkillCard = ReturnType<typeof skillCard>;
