import { getProfile, sendMessage } from './gmail/index.js';
import { google } from './google.provider.js';

export const sendUpdates = google.skill({
  id: 'send-updates',
  title: 'Send updates from my address',
  summary: 'Send mail as you without reading any: reports, reminders, updates.',
  instructions: `1. This connection may send and cannot read: it knows no addresses and sees no answers. Take recipients from the person, and never guess one.
2. gmail_get_profile says which address the mail comes from.
3. Send with gmail_send_message once the person has agreed to text and recipients. A mail cannot be taken back.
4. After \`outcome_unknown\` ask the person to look at their sent mail before you send again.`,
  tools: { getProfile, sendMessage },
  examples: [{ question: 'Which address do I send from?', tool: getProfile, input: {} }],
});
