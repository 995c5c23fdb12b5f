import { atlassian } from './atlassian.provider.js';
import {
  addComment,
  assignIssue,
  getIssue,
  listTransitions,
  logWork,
  searchIssues,
  transitionIssue,
} from './jira/index.js';

export const moveWorkAlong = atlassian.skill({
  id: 'move-work-along',
  title: 'Move work along',
  summary: 'Move issues to their next status, assign them, comment and log time.',
  instructions: `1. Read the issue first: it may be where you want it already.
2. jira_transition_issue takes the name of the status. Where it refuses one, it says which are possible; do not go through others on the way unless you were asked to.
3. Where a move asks for a resolution, pick the one that is true, not the first.
4. Say in a comment why something moved when that is not plain from the issue. @Name mentions a colleague.
5. Comments and logged time add up with every call: do not repeat one whose answer you have.`,
  tools: { getIssue, listTransitions, transitionIssue, assignIssue, addComment, logWork, searchIssues },
  examples: [
    {
      question: 'Which of my issues are in progress?',
      tool: searchIssues,
      input: { assignee: 'me', state: 'open' },
    },
  ],
});
