import type { VisibleSkill } from '@hub/catalog';
import { missingScopes, type Provider, providersOf, type Tool } from '@hub/kit';

import type { AccountRow, PersonAccounts } from './person-accounts.js';

/** Where a person stands with a skill; the words are web.md's. */
export type SkillState = 'available' | 'connected' | 'more_access' | 'reconnect' | 'not_ready' | 'off';

interface Standing {
  readonly state: SkillState;
  readonly state_reason?: string;
  readonly state_since?: string;
  readonly missing?: string[];
}

/** A skill as its card shows it. */
export function skillCard(visible: VisibleSkill, person: PersonAccounts) {
  const { skill } = visible;
  const providers = providersOf(skill.tools);
  const ids = providers.map(({ id }) => id);
  return {
    id: skill.id,
    title: skill.title,
    summary: skill.summary,
    providers: providers.map(({ id, title }) => ({ id, title })),
    tool_count: allowed(visible).length,
    ...standing(visible, providers, person),
    accounts: person.accounts
      .filter(({ provider }) => ids.includes(provider))
      .map(({ provider, id, label }) => ({ provider, connection_id: id, label })),
    try: skill.examples[0].question,
  };
}

export type SkillCard = ReturnType<typeof skillCard>;

/** The tools of a skill that the company lets happen. */
export const allowed = ({ tools }: VisibleSkill): Tool[] =>
  tools.filter(({ decision }) => decision === 'allow').map(({ tool }) => tool);

function standing(visible: VisibleSkill, providers: readonly Provider[], person: PersonAccounts): Standing {
  if (!visible.enabled)
    return {
      state: 'off',
      state_reason: 'Your company has switched this skill off.',
      ...(visible.since && { state_since: visible.since.toISOString() }),
    };
  const unprepared = providers.filter(({ id }) => !person.ready.includes(id));
  if (unprepared.length > 0)
    return {
      state: 'not_ready',
      state_reason: `Your company has not finished setting up ${titles(unprepared)}.`,
    };
  const used = providers.map(({ id }) => person.accounts.find(({ provider }) => provider === id));
  return ofAccounts(visible, used);
}

function ofAccounts(visible: VisibleSkill, used: readonly (AccountRow | undefined)[]): Standing {
  const accounts = used.filter((account) => account !== undefined);
  const ended = accounts.find(({ status }) => status === 'reconnect_required');
  if (ended)
    return {
      state: 'reconnect',
      state_reason: ended.reason ?? `The connection of ${ended.label} has ended.`,
      state_since: new Date(ended.since).toISOString(),
    };
  if (accounts.length < used.length) return { state: 'available' };
  const missing = accounts.flatMap((account) => missingFor(account, allowed(visible)));
  return missing.length > 0
    ? { state: 'more_access', missing: [...new Set(missing)] }
    : { state: 'connected' };
}

const missingFor = ({ provider, scopes }: AccountRow, tools: readonly Tool[]): string[] =>
  tools
    .filter((tool) => tool.provider.id === provider)
    .flatMap((tool) =>
      missingScopes(tool, scopes).map((scope) => tool.provider.scopes[scope]?.label ?? scope),
    );

const titles = (providers: readonly Provider[]): string => providers.map(({ title }) => title).join(' and ');
