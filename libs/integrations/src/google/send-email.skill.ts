import {
  findContact,
  forwardMessage,
  getThread,
  replyToThread,
  searchThreads,
  sendMessage,
} from './gmail/index.js';
import { google } from './google.provider.js';

export const sendEmail = google.skill({
  id: 'send-email',
  title: 'Send email',
  summary: 'Write, answer and forward mail from your Gmail address.',
  instructions: `1. Send only what the person has asked to be sent, to whom they have named. Show the text first where there is any doubt: a mail cannot be taken back.
2. Never guess an address: gmail_find_contact knows those of whom there is mail. Ask where it finds several.
3. Read gmail_get_thread before you answer or forward. gmail_reply_to_thread fills in recipients and threading.
4. After \`outcome_unknown\` look in the sent mail before you send again.`,
  tools: { searchThreads, findContact, getThread, sendMessage, replyToThread, forwardMessage },
  examples: [
    {
      question: 'What have I sent this week?',
      tool: searchThreads,
      input: { query: 'in:sent newer_than:7d' },
    },
  ],
});
