import type { VisibleSkill } from '@hub/catalog';
import {
  missingScopes,
  type Provider,
  providersOf,
  scopesFor,
  type Skill,
  type Tool,
  withImplied,
} from '@hub/kit';

import type { AccountRow, PersonAccounts } from './person-accounts.js';

/** Where a person stands with a skill; the words are web.md's. `partly`: some of its providers are connected, others not yet. */
export type SkillState =
  'available' | 'partly' | 'connected' | 'more_access' | 'reconnect' | 'not_ready' | 'off';

/** One provider of a skill as a step towards using it; `missing` are permissions in plain words. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly state: 'available' | 'connected' | 'more_access' | 'reconnect' | 'not_ready';
  readonly account?: string;
  readonly missing?: string[];
}

export interface Standing {
  readonly state: SkillState;
  readonly state_reason?: string;
  readonly state_since?: string;
  readonly missing?: string[];
}

/** The tools of a skill that the company lets happen. */
export const allowed = ({ tools }: Pick<VisibleSkill, 'tools'>): Tool[] =>
  tools.filter(({ decision }) => decision === 'allow').map(({ tool }) => tool);

/** What a tool lacks with this account, in plain words. */
export const missingFor = (tool: Tool, account: Pick<AccountRow, 'scopes'>): string[] =>
  missingScopes(tool, account.scopes).map((scope) => labelOf(tool.provider, scope));

const labelOf = ({ scopes }: Provider, scope: string): string => scopes[scope]?.label ?? scope;

/**
 * Scopes that a skill still lacks at one provider for its whole job: what some tool cannot do without, and what the skill
 * prefers although its tools may do with less. Empty when nothing is left to ask for.
 */
export function lackingAt(
  provider: Provider,
  { tools, prefers = [] }: Pick<Skill, 'tools' | 'prefers'>,
  granted: readonly string[],
): string[] {
  const held = withImplied(provider, granted);
  const own = tools.filter((tool) => tool.provider.id === provider.id);
  const isOfUse = (scope: string): boolean => own.some((tool) => tool.scopes.flat().includes(scope));
  const preferred = prefers.filter((scope) => !held.has(scope) && isOfUse(scope));
  const lacking = own.filter((tool) => missingScopes(tool, granted).length > 0);
  const needed = scopesFor(provider, lacking, prefers).filter((scope) => !held.has(scope));
  return [...new Set([...preferred, ...needed])];
}

/** The account that a call of this provider would use. */
export const accountAt = ({ accounts }: PersonAccounts, provider: string): AccountRow | undefined =>
  accounts.find((account) => account.provider === provider);

/** The providers of a skill, each with what is still to do there. */
export function stepsOf(visible: VisibleSkill, person: PersonAccounts): Step[] {
  return providersOf(visible.skill.tools).map((provider) => stepOf(visible, provider, person));
}

function stepOf(visible: VisibleSkill, provider: Provider, person: PersonAccounts): Step {
  const { id, title } = provider;
  const account = accountAt(person, id);
  if (!account) return { id, title, state: person.ready.includes(id) ? 'available' : 'not_ready' };
  const known = { id, title, account: account.label };
  if (account.status === 'reconnect_required') return { ...known, state: 'reconnect' };
  const needs = { tools: allowed(visible), prefers: visible.skill.prefers ?? [] };
  const missing = lackingAt(provider, needs, account.scopes).map((scope) => labelOf(provider, scope));
  return missing.length > 0 ? { ...known, state: 'more_access', missing } : { ...known, state: 'connected' };
}

/** Where the whole skill stands: the worst of its steps, unless a part of it works already. */
export function standing(visible: VisibleSkill, steps: readonly Step[], person: PersonAccounts): Standing {
  if (!visible.enabled)
    return {
      state: 'off',
      state_reason: 'Your company has switched this skill off.',
      ...(visible.since && { state_since: visible.since.toISOString() }),
    };
  const at = (state: Step['state']): Step[] => steps.filter((step) => step.state === state);
  const [ended] = at('reconnect');
  if (ended) return reconnect(ended, person);
  const unprepared = at('not_ready');
  if (unprepared.length === steps.length) return notReady(unprepared);
  const open = [...at('available'), ...unprepared];
  if (open.length === steps.length) return { state: 'available' };
  if (open.length > 0) return { state: 'partly', missing: open.map(({ title }) => title) };
  const missing = [...new Set(steps.flatMap((step) => step.missing ?? []))];
  return missing.length > 0 ? { state: 'more_access', missing } : { state: 'connected' };
}

function reconnect(step: Step, person: PersonAccounts): Standing {
  const account = accountAt(person, step.id);
  return {
    state: 'reconnect',
    state_reason: account?.reason ?? `The connection of ${step.account ?? step.title} has ended.`,
    ...(account && { state_since: new Date(account.since).toISOString() }),
  };
}

const notReady = (steps: readonly Step[]): Standing => ({
  state: 'not_ready',
  state_reason: `Your company has not finished setting up ${steps.map(({ title }) => title).join(' and ')}.`,
});
