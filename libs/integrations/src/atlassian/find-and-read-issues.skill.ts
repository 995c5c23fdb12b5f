import { atlassian } from './atlassian.provider.js';
import {
  countIssues,
  getAttachment,
  getIssue,
  getIssueHistory,
  listComments,
  searchIssues,
} from './jira/index.js';

export const findAndReadIssues = atlassian.skill({
  id: 'find-and-read-issues',
  title: 'Find and read issues',
  summary: 'Find issues in Jira and read their text, comments, history and files.',
  instructions: `1. Find with the filters of jira_search_issues; \`assignee: "me"\` is the person you work for. Write \`jql\` only for what they cannot say.
2. A search has no total. For "how many" ask jira_count_issues.
3. Read jira_get_issue before you say what an issue is about; rows of a search have no text.
4. Older comments are in jira_list_comments, who changed what in jira_get_issue_history.
5. When you are asked for a site, ask the person unless it is clear from the address they gave.`,
  tools: { searchIssues, countIssues, getIssue, listComments, getIssueHistory, getAttachment },
  examples: [
    {
      question: 'Which open issues are assigned to me?',
      tool: searchIssues,
      input: { assignee: 'me', state: 'open' },
    },
    {
      question: 'How many of my issues are open?',
      tool: countIssues,
      input: { assignee: 'me', state: 'open' },
    },
  ],
});
