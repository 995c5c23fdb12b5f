import {
  createDraft,
  createReplyDraft,
  deleteDraft,
  getDraft,
  getThread,
  listDrafts,
  searchThreads,
  sendDraft,
  updateDraft,
} from './gmail/index.js';
import { google } from './google.provider.js';

export const draftReplies = google.skill({
  id: 'draft-replies',
  title: 'Draft replies for me',
  summary: 'Write answers and new mails as drafts in Gmail, for you to send.',
  instructions: `1. Read gmail_get_thread before you answer: the latest message decides what is asked, \`draft: true\` means that an answer has been begun.
2. Answer with gmail_create_reply_draft. Recipients, subject and threading are filled in; never write them into the body. \`reply_to: "sender"\` leaves the others out.
3. Write as the person writes: look at their own messages in the conversation. Add nothing that nobody has said.
4. Change a draft with gmail_update_draft instead of writing another one; find it with gmail_list_drafts.
5. Nothing is sent. Say so, and give the url of the draft.`,
  tools: {
    searchThreads,
    getThread,
    createDraft,
    createReplyDraft,
    listDrafts,
    getDraft,
    updateDraft,
    deleteDraft,
  },
  byName: { sendDraft },
  examples: [
    {
      question: 'Which mails wait for an answer of mine?',
      tool: searchThreads,
      input: { query: 'in:inbox -from:me newer_than:14d', exclude_automated: true },
    },
    { question: 'Which drafts have I left?', tool: listDrafts, input: {} },
  ],
});
