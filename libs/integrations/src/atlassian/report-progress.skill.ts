import { atlassian } from './atlassian.provider.js';
import { countIssues, getIssue, getIssueHistory, listVersions, searchIssues } from './jira/index.js';

export const reportProgress = atlassian.skill({
  id: 'report-progress',
  title: 'Report progress',
  summary: 'Say what has moved in Jira: done, in progress, blocked, and what a release still needs.',
  instructions: `1. Fix the period and the projects first. \`resolved_since\` finds what was finished, \`updated_since\` with \`state: "open"\` what moved.
2. Count with jira_count_issues; never count the rows of one page.
3. For when something changed its status read jira_get_issue_history with \`fields: ["status"]\`.
4. Name issues by key and title with their url. Say what was decided and what it means; leave out noise.
5. For a release find its version with jira_list_versions and search with \`jql: fixVersion = "…"\`.`,
  tools: { searchIssues, countIssues, getIssue, getIssueHistory, listVersions },
  examples: [
    { question: 'What was I given or have I moved lately?', tool: searchIssues, input: { assignee: 'me' } },
    {
      question: 'How many of my issues are open?',
      tool: countIssues,
      input: { assignee: 'me', state: 'open' },
    },
  ],
});
