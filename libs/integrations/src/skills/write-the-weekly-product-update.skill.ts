import { defineSkill } from '@hub/kit';

import * as jira from '../atlassian/jira/index.js';
import { searchPullRequests } from '../github/pull-requests/index.js';
import { listReleases } from '../github/repositories/index.js';
import { createDocument, readFile, searchFiles } from '../google/drive/index.js';
import { createDraft } from '../google/gmail/index.js';

export const writeTheWeeklyProductUpdate = defineSkill({
  id: 'write-the-weekly-product-update',
  title: 'Write the weekly product update',
  summary: 'Collect what was merged, released and moved this week, write it up, and draft the mail.',
  instructions: `Needed once, then remembered: repositories, Jira projects, the folder, the recipients, the day, the tone. Ask for what you do not know, all in one question.

1. Find last week's update with drive_search_files and read it with drive_read_file: its headings, length and tone are the form; where it ends, this week begins. If this week's exists already, say so and stop.
2. Collect what was merged with github_search_pull_requests and \`merged_since\`, per repository, and github_list_releases for what was published.
3. Collect what was finished with jira_search_issues and \`resolved_since\`, per project; jira_count_issues for what is open.
4. Put a pull request and the issue it belongs to into one line. Write for people who do not read code: what is better now, for whom. Give every line its link. Invent nothing; an empty part says so.
5. Show the text. When it is approved, make the document with drive_create_document in the folder of last week's, named as last week's was.
6. Draft the mail with gmail_create_draft to the usual recipients, with the main points and the document's url. Nothing is sent here: the person sends it.

Where a provider is not connected, write the update without that part, say in it what is missing, and name the provider to connect.`,
  // Last week's document was as a rule written by somebody else; without this scope only what was made here or chosen is found.
  prefers: ['https://www.googleapis.com/auth/drive.readonly', 'https://www.googleapis.com/auth/drive.file'],
  tools: {
    searchPullRequests,
    listReleases,
    searchIssues: jira.searchIssues,
    countIssues: jira.countIssues,
    searchFiles,
    readFile,
    createDocument,
    createDraft,
  },
  examples: [
    {
      question: 'Which of my pull requests were merged lately?',
      tool: searchPullRequests,
      input: { author: '@me', state: 'merged' },
    },
    {
      question: "Where is last week's product update?",
      tool: searchFiles,
      input: { name: 'Product update', types: ['doc'] },
    },
  ],
});
