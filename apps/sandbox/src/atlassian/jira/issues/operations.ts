import { isFields } from '../body.js';
import type { Issue, Named } from '../state/model.js';

import { FieldProblem } from './problem.js';

/** The value a field would have after the operations of `update`: `set` anywhere, `add` and `remove` on lists. */
export function operationsValue(issue: Issue, name: string, operations: unknown): unknown {
  if (!Array.isArray(operations)) throw new FieldProblem('data was not an array');
  return (operations as unknown[]).reduce<unknown>(
    (value, operation) => {
      const [verb, operand] = isFields(operation) ? (Object.entries(operation)[0] ?? []) : [];
      if (verb === 'set') return operand;
      if ((verb === 'add' || verb === 'remove') && Array.isArray(value))
        return listAfter(value, verb, operand);
      throw new FieldProblem(`Field '${name}' does not support operation '${String(verb)}'.`);
    },
    listNow(issue, name),
  );
}

/** What a list holds before the operations; undefined for fields that are no lists. */
function listNow(issue: Issue, name: string): unknown[] | undefined {
  const entries = (all: readonly Named[], ids: string[]) =>
    all.filter((one) => ids.includes(one.id)).map(({ id, name }) => ({ id, name }));
  switch (name) {
    case 'labels':
      return issue.labels;
    case 'components':
      return entries(issue.project.components, issue.components);
    case 'fixVersions':
      return entries(issue.project.versions, issue.fixVersions);
    case 'versions':
      return entries(issue.project.versions, issue.affectsVersions);
    default:
      return undefined;
  }
}

function listAfter(list: unknown[], verb: 'add' | 'remove', operand: unknown): unknown[] {
  if (verb === 'add') return [...list, operand];
  return list.filter((one) => one !== operand && !isSameEntry(one, operand));
}

function isSameEntry(one: unknown, other: unknown): boolean {
  if (!isFields(one) || !isFields(other)) return false;
  if (other['id'] !== undefined) return one['id'] === other['id'];
  return String(one['name']).toLowerCase() === String(other['name']).toLowerCase();
}
