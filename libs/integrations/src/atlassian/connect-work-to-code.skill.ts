import { atlassian } from './atlassian.provider.js';
import { addComment, addRemoteLink, getIssue, searchIssues } from './jira/index.js';

export const connectWorkToCode = atlassian.skill({
  id: 'connect-work-to-code',
  title: 'Connect work to code and docs',
  summary: 'Attach pull requests, documents and mails to the issues they belong to.',
  instructions: `1. Find the issue by its key where a branch, a title or a mail names one; else search for its words, and ask when several fit.
2. Attach the address with jira_add_remote_link and a title a colleague understands. The same address again changes its title only.
3. Comment only when the link needs an explanation.`,
  tools: { searchIssues, getIssue, addRemoteLink, addComment },
  examples: [
    {
      question: 'Which issues am I working on?',
      tool: searchIssues,
      input: { assignee: 'me', state: 'open' },
    },
  ],
});
