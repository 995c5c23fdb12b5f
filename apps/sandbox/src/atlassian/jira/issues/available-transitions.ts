import type { Issue, Transition } from '../state/model.js';

/** The ways out of the issue's status; none leads to where it is. */
export const availableTransitions = (issue: Issue): Transition[] =>
  issue.project.transitions.filter(
    ({ from, to }) => to !== issue.status && (from === undefined || from.includes(issue.status)),
  );
