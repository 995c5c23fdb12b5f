import type { VisibleSkill } from '@hub/catalog';
import { providersOf, scopesFor, type Tool } from '@hub/kit';

import type { PersonAccounts } from './person-accounts.js';
import { skillCard } from './skill-card.js';
import { accountAt, allowed, missingFor } from './standing.js';

/** A skill as its page shows it: what it can do, what is asked before, what never happens, and what the provider will ask. */
export function skillDetail(visible: VisibleSkill, person: PersonAccounts) {
  const { skill, tools } = visible;
  const may = allowed(visible);
  const named = providersOf(skill.tools)
    .map(({ title }) => title)
    .join(' or ');
  return {
    ...skillCard(visible, person),
    can: may.filter(({ effect }) => effect === 'read').map(({ title }) => title),
    asks_first: may.filter(({ effect }) => effect !== 'read').map(({ title }) => title),
    never: [
      `Do anything that you may not do yourself in ${named}`,
      'Show your password or access to an agent, a colleague or your company',
      ...tools
        .filter(({ decision }) => decision === 'refuse')
        .map(({ tool }) => `${tool.title} (your company does not allow it)`),
    ],
    tools: tools.map(({ tool, decision }) => ({
      name: tool.name,
      title: tool.title,
      description: tool.description,
      effect: tool.effect,
      provider: tool.provider.id,
      decision,
      ...lackingOf(tool, person),
    })),
    examples: skill.examples.map(({ question, tool, input }) => ({ question, tool: tool.name, input })),
    consent: providersOf(skill.tools).map((provider) => ({
      provider: provider.id,
      provider_title: provider.title,
      revocable: provider.oauth.revoke !== undefined,
      asks: scopesFor(provider, may, skill.prefers).map((scope) => ({
        label: provider.scopes[scope]?.label ?? scope,
        provider_words: provider.scopes[scope]?.providerWords ?? scope,
      })),
    })),
    instructions: skill.instructions,
  };
}

// What was granted in part works in part, and each tool says what it still lacks.
function lackingOf(tool: Tool, person: PersonAccounts): { missing?: string[] } {
  const account = accountAt(person, tool.provider.id);
  const missing = account ? missingFor(tool, account) : [];
  return missing.length > 0 ? { missing } : {};
}

export type SkillDetail = ReturnType<typeof skillDetail>;
