import type { Issue } from '../state/model.js';

/** Why this issue may not stand below that one (undefined: below none); undefined when it may. */
export function hierarchyProblem(issue: Issue, parent: Issue | undefined): string | undefined {
  if (!parent) {
    return issue.type.level < 0
      ? 'Issue type is a sub-task but parent issue key or id not specified.'
      : undefined;
  }
  if (parent.type.level === issue.type.level + 1 && parent.project.id === issue.project.id) return undefined;
  return `Given parent issue '${parent.key}' does not belong to appropriate hierarchy.`;
}
