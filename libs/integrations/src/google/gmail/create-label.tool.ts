import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { labelName } from './fields.js';
import { labelRequests, labelsOf } from './labels.js';

export const createLabel = google.tool({
  name: 'gmail_create_label',
  title: 'Make a label',
  description:
    'Make a label; a slash puts it below another: Clients/Northwind. Look at gmail_list_labels first.',
  effect: 'write',
  scopes: [mail.labels, mail.modify],
  requests: ['POST /gmail/v1/users/me/labels', ...labelRequests],
  input: z.object({ name: labelName }),
  output: z.object({ name: z.string(), id: z.string() }),
  async run({ client, input }) {
    const { data } = await client.gmail.users.labels.create({
      userId: 'me',
      requestBody: { name: input.name, labelListVisibility: 'labelShow', messageListVisibility: 'show' },
    });
    return data;
  },
  // Had the label been there before, Gmail would have refused: what is there now is of this change.
  async settle({ client, input }) {
    const labels = await labelsOf(client);
    return labels.find(({ name }) => name === input.name);
  },
});
