import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { outline } from './conversation.js';
import { labelName, threadId } from './fields.js';
import { idsOf, labelRequests, namesOf } from './labels.js';
import { labelIdsOf } from './thread-row.js';

const names = z.array(labelName).max(20).default([]);

export const modifyThreadLabels = google.tool({
  name: 'gmail_modify_thread_labels',
  title: 'Label a conversation',
  description:
    'Add labels to a conversation and remove others, by name. A new label is made with gmail_create_label.',
  effect: 'write',
  idempotent: true,
  scopes: [mail.modify],
  requests: [
    ...labelRequests,
    'POST /gmail/v1/users/me/threads/{id}/modify',
    'GET /gmail/v1/users/me/threads/{id}',
  ],
  input: z.object({ thread_id: threadId, add: names.describe('Names'), remove: names.describe('Names') }),
  learn: ['add'],
  output: z.object({ thread_id: z.string(), labels: z.array(z.string()) }),
  async run({ client, input }) {
    const { thread_id: id, add, remove } = input;
    if (add.length + remove.length === 0)
      throw new ToolError('invalid_input', 'Nothing to change: name labels to add or to remove');
    const { add: addLabelIds, remove: removeLabelIds } = await idsOf(client, { add, remove });
    await client.gmail.users.threads.modify({
      userId: 'me',
      id,
      requestBody: { addLabelIds, removeLabelIds },
    });
    const labels = labelIdsOf({ messages: await outline(client, id) });
    const namesIn = await namesOf(client, labels);
    return { thread_id: id, labels: namesIn(labels) };
  },
});
