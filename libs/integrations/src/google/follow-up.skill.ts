import {
  createReplyDraft,
  findContact,
  getThread,
  listDrafts,
  modifyThreadLabels,
  searchThreads,
  sendDraft,
} from './gmail/index.js';
import { google } from './google.provider.js';

export const followUp = google.skill({
  id: 'follow-up',
  title: 'Follow up on open threads',
  summary: 'Find conversations that nobody has answered and write the reminder.',
  instructions: `1. Find what the person has sent and got no answer to: gmail_search_threads with \`in:sent older_than:3d newer_than:30d\`, then gmail_get_thread. Where the last message is theirs and asks for something, it is open.
2. Look at gmail_list_drafts first: a reminder may be written already.
3. Write the reminder with gmail_create_reply_draft: short, friendly, with the question repeated.
4. Send with gmail_send_draft only the drafts that the person has approved.
5. Mark what you have dealt with by a label, where the person has one for it.`,
  tools: {
    searchThreads,
    getThread,
    findContact,
    createReplyDraft,
    listDrafts,
    sendDraft,
    modifyThreadLabels,
  },
  examples: [
    {
      question: 'Which of my mails of the last month may wait for an answer?',
      tool: searchThreads,
      input: { query: 'in:sent older_than:3d newer_than:30d' },
    },
  ],
});
