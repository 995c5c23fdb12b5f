import { atlassian } from './atlassian.provider.js';
import {
  createIssue,
  findUsers,
  getCreateFields,
  linkIssues,
  listProjects,
  searchIssues,
  updateIssue,
} from './jira/index.js';

export const createAndGroomIssues = atlassian.skill({
  id: 'create-and-groom-issues',
  title: 'Create and groom issues',
  summary: 'Create issues in Jira, fill them in, label them and link them.',
  instructions: `1. Search for the same thing before you create an issue: a twin costs the team more than a comment.
2. Ask jira_get_create_fields for a project you do not know yet: it says which fields are required and which values they take.
3. Names are enough for people, types, priorities, components and other fields. A refused name comes with those that exist.
4. Write descriptions in Markdown. Keep what a description already says when you change it: read the issue first.
5. Link issues in the direction you mean: \`from\` blocks \`to\`.
6. Change many issues one by one, and list them first.`,
  tools: { searchIssues, listProjects, getCreateFields, findUsers, createIssue, updateIssue, linkIssues },
  examples: [
    { question: 'Which projects can I see?', tool: listProjects, input: {} },
    {
      question: 'Which open issues did I get lately?',
      tool: searchIssues,
      input: { assignee: 'me', state: 'open', order: 'created' },
    },
  ],
});
