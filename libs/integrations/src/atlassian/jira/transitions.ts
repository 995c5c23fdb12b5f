import type { Jira } from '../client.js';
import { chosen, unknownValue } from './choices.js';
import { fieldsOf } from './rows.js';
import { allowedNames, screenField, type ScreenField } from './screen-fields.js';

/** A way to another status, as Jira sends it. */
export interface Transition {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly to?: { readonly name?: string | undefined } | undefined;
  readonly fields?: Readonly<Record<string, object>> | undefined;
}

export const transitionOf = ({ name = '', to }: Transition) => ({ name, to_status: to?.name ?? name });

/** The fields of its screen. */
export const screenOf = ({ fields = {} }: Transition): ScreenField[] =>
  Object.entries(fields).map(([id, meta]) => screenField(meta, id));

/** The ways that an issue has now. */
export async function transitionsOf(jira: Jira, key: string): Promise<readonly Transition[]> {
  const { transitions = [] } = await jira.getTransitions({ issueIdOrKey: key, expand: 'transitions.fields' });
  return transitions;
}

/** The way to a status of that name, or else of that name itself. */
export function findTransition(all: readonly Transition[], name: string): Transition | undefined {
  const asked = name.toLowerCase();
  return (
    all.find((one) => transitionOf(one).to_status.toLowerCase() === asked) ??
    all.find((one) => one.name?.toLowerCase() === asked)
  );
}

/** The name of the status that an issue is in. */
export const statusOf = async (jira: Jira, key: string): Promise<string> =>
  fieldsOf(await jira.getIssue({ issueIdOrKey: key, fields: ['status'] })).status?.name ?? '';

export const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The status that was asked for where the issue is in it. Throws ToolError `invalid_input` with those it can move to. */
export async function alreadyIn(
  jira: Jira,
  { key, to_status: asked }: { readonly key: string; readonly to_status: string },
  all: readonly Transition[],
): Promise<string> {
  const status = await statusOf(jira, key);
  if (isSame(status, asked)) return status;
  throw unknownValue(
    'to_status',
    asked,
    all.map((one) => transitionOf(one).to_status),
  );
}

/** The resolution of that name. Throws ToolError `invalid_input` with those that the transition takes. */
export function resolutionOf(transition: Transition, name: string): { name: string } {
  const field = screenOf(transition).find(({ id }) => id === 'resolution');
  return { name: chosen('resolution', name, field === undefined ? [] : allowedNames(field), (one) => [one]) };
}
