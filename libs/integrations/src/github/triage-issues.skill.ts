import { github } from './github.provider.js';
import { comment, createIssue, getIssue, searchIssues, updateIssue } from './issues/index.js';

export const triageIssues = github.skill({
  id: 'triage-issues',
  title: 'Triage issues',
  summary: 'Find, open, label, assign and close issues on GitHub.',
  instructions: `1. Search before you open: an issue about the same thing gets a comment, not a twin.
2. Read github_get_issue before you change or close it.
3. Use labels the repository already has; look at similar issues to learn them.
4. Close with a reason: \`completed\` when it is done, \`not_planned\` when it will not be. Say why in a comment.
5. Change many issues one by one, and list them first.`,
  tools: { searchIssues, getIssue, createIssue, updateIssue, comment },
  examples: [
    {
      question: 'Which open issues are assigned to me?',
      tool: searchIssues,
      input: { assignee: '@me', state: 'open' },
    },
    { question: 'Which issues have I opened?', tool: searchIssues, input: { author: '@me', state: 'open' } },
  ],
});
