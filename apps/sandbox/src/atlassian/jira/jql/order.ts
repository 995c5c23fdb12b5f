import { badRequest } from '../errors.js';
import type { Issue } from '../state/model.js';
import { statusOf } from '../views/part-views.js';

import type { OrderBy } from './ast.js';
import { jqlField } from './fields.js';

type SortKey = string | number | undefined;
type ReadKey = (issue: Issue) => SortKey;

const byKey: ReadKey = ({ project, key }) => `${project.key} ${(key.split('-')[1] ?? '').padStart(9, '0')}`;
const categoryOrder = { new: 1, indeterminate: 2, done: 3 };

const keys: Record<string, ReadKey> = {
  key: byKey,
  issuekey: byKey,
  id: ({ id }) => Number(id),
  rank: ({ id }) => Number(id),
  summary: ({ summary }) => summary.toLowerCase(),
  project: ({ project }) => project.name,
  status: ({ status }) => categoryOrder[statusOf(status).category] * 100_000 + Number(status),
  statuscategory: ({ status }) => categoryOrder[statusOf(status).category],
  priority: ({ priority }) => -Number(priority),
  assignee: ({ assignee }) => assignee,
  reporter: ({ reporter }) => reporter,
  type: ({ type }) => type.name,
  issuetype: ({ type }) => type.name,
  resolution: ({ resolution }) => resolution,
  sprint: ({ sprints }) => sprints.at(-1),
  parent: ({ parent }) => parent,
  fixversion: ({ fixVersions }) => fixVersions[0],
};

/** Fields that are sorted from the newest or highest when no direction is given. */
const descending = new Set([
  'created',
  'createddate',
  'updated',
  'updateddate',
  'resolved',
  'resolutiondate',
  'priority',
]);

/** A comparison of issues; by creation, newest first, when nothing is asked. Throws 400 for unknown fields. */
export function orderOf(orderBy: readonly OrderBy[]): (left: Issue, right: Issue) => number {
  const steps = orderBy.map(({ field, direction }) => {
    const isDown = (direction ?? (descending.has(field.toLowerCase()) ? 'desc' : 'asc')) === 'desc';
    return { read: sortKeyOf(field), sign: isDown ? -1 : 1 };
  });
  return (left, right) => {
    for (const { read, sign } of steps) {
      const found = compared(read(left), read(right)) * sign;
      if (found !== 0) return found;
    }
    return Number(right.id) - Number(left.id);
  };
}

function sortKeyOf(name: string): ReadKey {
  const lower = name.toLowerCase();
  const own = Object.hasOwn(keys, lower) ? keys[lower] : undefined;
  if (own) return own;
  const field = jqlField(name);
  if (field.kind === 'date') return field.at;
  if (field.kind === 'number') return field.value;
  throw badRequest(`Not able to sort using field '${name}'.`);
}

/** Empty comes last when ascending. */
function compared(left: SortKey, right: SortKey): number {
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  return left < right ? -1 : 1;
}
