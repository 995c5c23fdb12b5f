import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';

export const listSharedDrives = google.tool({
  name: 'drive_list_shared_drives',
  title: 'See shared drives',
  description: 'The shared drives you are a member of. For what is in one use drive_list_folder with its id.',
  effect: 'read',
  scopes: [drive.read, drive.all],
  requests: ['GET /drive/v3/drives'],
  input: z.object({ ...paging }),
  output: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
  async run({ client, input, after }) {
    const { data } = await client.drive.drives.list({
      pageSize: input.limit,
      fields: 'nextPageToken,drives(id,name)',
      ...(after !== undefined && { pageToken: after }),
    });
    return { items: data.drives ?? [], next: data.nextPageToken ?? undefined };
  },
});
