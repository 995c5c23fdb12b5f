import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { findFolder } from './find-folder.js';
import { line } from './inputs.js';
import { filePage, listFiles, listRequests } from './list-files.js';
import { queryFor } from './query.js';

export const listFolder = google.tool({
  name: 'drive_list_folder',
  title: 'List a Drive folder',
  description:
    'List what lies directly in a folder, subfolders first. It does not look into subfolders: use drive_search_files to find something anywhere.',
  effect: 'read',
  scopes: [drive.read, drive.all, drive.file],
  requests: listRequests,
  input: z.object({
    folder_id: line(500).default('root').describe('id, url or name; root is My Drive'),
    ...paging,
  }),
  learn: ['folder_id'],
  output: filePage,
  async run({ client, input, after }) {
    const folderId = await findFolder(client.drive, input.folder_id);
    return listFiles(client.drive, {
      q: queryFor({ folderId }),
      orderBy: 'folder,name_natural',
      limit: input.limit,
      after,
    });
  },
});
