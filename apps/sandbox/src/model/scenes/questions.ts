import type { Call } from '../chat.js';

type Row = readonly [question: string, tool: string, input: Call['input']];

const mine = { author: '@me' };
const pulls = 'github_search_pull_requests';
const threads = 'gmail_search_threads';
const files = 'drive_search_files';
const issues = 'jira_search_issues';

/** The questions that the hub's skills begin with, and the call that answers each. Where one is in two rows, what can be called counts. */
export const questions: readonly Row[] = [
  ['Which pull requests wait for my review?', pulls, { review_requested: '@me', state: 'open' }],
  ['What am I asked to review?', pulls, { review_requested: '@me', state: 'open' }],
  ['Which of my pull requests are open?', pulls, { ...mine, state: 'open' }],
  ['Which of my pull requests were merged lately?', pulls, { ...mine, state: 'merged' }],
  ['Which of my pull requests were merged?', pulls, { ...mine, state: 'merged' }],
  ['Which repositories do I work in?', 'github_search_repositories', {}],
  ['Which open issues are assigned to me?', 'github_search_issues', { assignee: '@me', state: 'open' }],
  ['Which issues have I opened?', 'github_search_issues', { ...mine, state: 'open' }],
  ['What is new in my inbox?', threads, { query: 'in:inbox', exclude_automated: true }],
  ['What have I not read yet?', threads, { query: 'is:unread' }],
  ['What in my inbox have I not read?', threads, { query: 'in:inbox is:unread', limit: 25 }],
  ['What have I sent this week?', threads, { query: 'in:sent newer_than:7d' }],
  [
    'Which mails from people wait in my inbox?',
    threads,
    { query: 'in:inbox newer_than:14d', exclude_automated: true },
  ],
  [
    'Which mails wait for an answer of mine?',
    threads,
    { query: 'in:inbox -from:me newer_than:14d', exclude_automated: true },
  ],
  [
    'Which of my mails of the last month may wait for an answer?',
    threads,
    { query: 'in:sent older_than:3d newer_than:30d' },
  ],
  ['Which drafts have I left?', 'gmail_list_drafts', {}],
  ['Which address do I send from?', 'gmail_get_profile', {}],
  ["Where is last week's product update?", files, { name: 'Product update', types: ['doc'] }],
  ['Which specifications do we have?', files, { text: 'specification', types: ['doc'] }],
  ['Which documents can you change for me?', files, { types: ['doc'] }],
  ['Which documents have changed lately?', files, { types: ['doc'] }],
  ['Which files can you share for me?', files, {}],
  ['Which files have I opened lately?', 'drive_list_recent_files', {}],
  ['Which template may you use?', 'drive_request_file_access', { types: ['doc'] }],
  ['What lies loose in My Drive?', 'drive_list_folder', { folder_id: 'root' }],
  ['What lies in My Drive?', 'drive_list_folder', { folder_id: 'root' }],
  ['Which open issues are assigned to me?', issues, { assignee: 'me', state: 'open' }],
  ['Which of my issues are open?', issues, { assignee: 'me', state: 'open' }],
  ['Which issues am I working on?', issues, { assignee: 'me', state: 'open' }],
  ['Which of my issues are in progress?', issues, { assignee: 'me', state: 'open' }],
  ['Which open issues did I get lately?', issues, { assignee: 'me', state: 'open', order: 'created' }],
  ['What is in my open sprint?', issues, { sprint: 'open', assignee: 'me', order: 'rank' }],
  ['What was I given or have I moved lately?', issues, { assignee: 'me' }],
  ['How many of my issues are open?', 'jira_count_issues', { assignee: 'me', state: 'open' }],
  ['Which projects can I see?', 'jira_list_projects', {}],
  ['Which boards are there?', 'jira_list_boards', {}],
];
