import {
  createLabel,
  getThread,
  listLabels,
  modifyThreadLabels,
  searchThreads,
  trashThread,
  triageThreads,
} from './gmail/index.js';
import { google } from './google.provider.js';

export const triageInbox = google.skill({
  id: 'triage-inbox',
  title: 'Triage my inbox',
  summary: 'Sort your Gmail inbox: label, archive, star and clear away.',
  instructions: `1. Look with gmail_search_threads first and say what you would do with which conversations.
2. Use labels that are there (gmail_list_labels); make one only when the person wants it.
3. Do the same thing to many with gmail_triage_threads, by thread_ids you have seen. Use its query only when the person has agreed to that query.
4. Archiving and labels can be undone, Trash for 30 days. Read a conversation before you put it into Trash.
5. Say what was changed, what failed and what is left.`,
  tools: {
    searchThreads,
    getThread,
    listLabels,
    triageThreads,
    modifyThreadLabels,
    createLabel,
    trashThread,
  },
  examples: [
    {
      question: 'What in my inbox have I not read?',
      tool: searchThreads,
      input: { query: 'in:inbox is:unread', limit: 25 },
    },
  ],
});
