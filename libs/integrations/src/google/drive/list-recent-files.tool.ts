import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { types } from './inputs.js';
import { filePage, listFiles, listRequests } from './list-files.js';
import { queryFor } from './query.js';

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export const listRecentFiles = google.tool({
  name: 'drive_list_recent_files',
  title: 'See recent files',
  description:
    'Files you opened lately, the last one first. For files that others changed use drive_search_files.',
  effect: 'read',
  scopes: [drive.read, drive.all, drive.file],
  requests: listRequests,
  input: z.object({
    days: z.int().min(1).max(365).default(30).describe('how far back'),
    types,
    ...paging,
  }),
  output: filePage,
  async run({ client, input, after }) {
    return listFiles(client.drive, {
      q: queryFor({ types: input.types, viewedAfter: dayBefore(input.days) }),
      orderBy: 'viewedByMeTime desc',
      limit: input.limit,
      after,
    });
  },
});
