import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { labelRequests, labelsOf } from './labels.js';

export const listLabels = google.tool({
  name: 'gmail_list_labels',
  title: 'See my labels',
  description: "List the labels of the mailbox, the person's own first. Tools take labels by name.",
  effect: 'read',
  scopes: [mail.read, mail.labels, mail.modify],
  requests: [...labelRequests],
  input: z.object({ ...paging, limit: z.int().min(1).max(200).default(50) }),
  output: z.object({
    items: z.array(z.object({ name: z.string(), id: z.string(), type: z.enum(['user', 'system']) })),
  }),
  async run({ client, input, after }) {
    const from = Number(after ?? 0);
    const labels = await labelsOf(client);
    if (!Number.isSafeInteger(from) || from < 0 || from > labels.length)
      throw new ToolError('invalid_input', 'There is no such page of labels', {
        problems: [{ field: 'cursor', problem: 'Not a cursor of this list' }],
      });
    const rows = labels
      .map(({ name, id, type }) => ({ name: name ?? '', id, type: type === 'user' ? 'user' : 'system' }))
      .toSorted((a, b) => b.type.localeCompare(a.type) || a.name.localeCompare(b.name));
    const end = from + input.limit;
    return { items: rows.slice(from, end), next: end < rows.length ? String(end) : undefined };
  },
});
