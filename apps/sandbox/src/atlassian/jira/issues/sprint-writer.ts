import type { JiraCall } from '../call.js';
import { sprintField } from '../state/custom-fields.js';
import type { ChangeItem, Issue, Sprint } from '../state/model.js';

import { FieldProblem } from './problem.js';

/** The sprint that the issue is in now: not a closed one. */
const isOpen = (sprint: Sprint | undefined): boolean => sprint !== undefined && sprint.state !== 'closed';

/** Puts the issue in a sprint, or in the backlog when undefined; closed sprints stay in its past. */
export function moveToSprint(
  call: JiraCall,
  issue: Issue,
  sprint: Sprint | undefined,
): { item: ChangeItem; apply: () => void } {
  const past = issue.sprints.filter((id) => !isOpen(call.site.findSprint(id)));
  const after = sprint ? [...past, sprint.id] : past;
  const names = (ids: number[]) =>
    ids.map((id) => call.site.findSprint(id)?.name ?? id).join(', ') || undefined;
  return {
    item: {
      field: 'Sprint',
      fieldId: sprintField.id,
      custom: true,
      from: issue.sprints.join(', ') || undefined,
      fromText: names(issue.sprints),
      to: after.join(', ') || undefined,
      toText: names(after),
    },
    apply: () => void (issue.sprints = after),
  };
}

/** The Sprint field takes the number of a sprint that is not closed, or null. Throws FieldProblem. */
export function writeSprint(
  call: JiraCall,
  issue: Issue,
  value: unknown,
): { item: ChangeItem; apply: () => void } {
  if (value === null) return moveToSprint(call, issue, undefined);
  if (typeof value !== 'number') throw new FieldProblem('Number value expected as the Sprint id.');
  const sprint = call.site.findSprint(value);
  if (!sprint) throw new FieldProblem(`Sprint with id ${value} does not exist.`);
  if (sprint.state === 'closed')
    throw new FieldProblem('Issue can be assigned only active or future sprints.');
  return moveToSprint(call, issue, sprint);
}
