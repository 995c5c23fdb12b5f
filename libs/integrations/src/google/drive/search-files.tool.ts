import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { fileIdOf } from './file-id.js';
import { day, folder, line, owner, types } from './inputs.js';
import { filePage, listFiles, listRequests } from './list-files.js';
import { queryFor } from './query.js';

const orders = { modified: 'modifiedTime desc', name: 'name_natural' } as const;

export const searchFiles = google.tool({
  name: 'drive_search_files',
  title: 'Find files in Drive',
  description:
    'Find files by words, name, type, owner, folder or date, also in shared drives. For content use drive_read_file. Where only chosen files are connected, it finds those.',
  effect: 'read',
  scopes: [drive.read, drive.all, drive.file],
  requests: listRequests,
  input: z.object({
    text: line(200).optional().describe('words inside or in the name'),
    name: line(200).optional().describe('how a word of it begins'),
    types,
    folder_id: folder.optional(),
    shared_drive_id: folder.optional().describe('id or url'),
    owner: owner.optional(),
    modified_after: day.optional(),
    order: z.enum(['modified', 'name']).default('modified').describe('not with text'),
    ...paging,
  }),
  learn: ['folder_id', 'shared_drive_id'],
  output: filePage,
  async run({ client, input, after }) {
    const { text, name, types, folder_id, shared_drive_id, owner, modified_after, order, limit } = input;
    return listFiles(client.drive, {
      q: queryFor({
        text,
        name,
        types,
        owner,
        folderId: folder_id && fileIdOf(folder_id),
        modifiedAfter: modified_after,
      }),
      orderBy: text === undefined ? orders[order] : undefined,
      sharedDrive: shared_drive_id && fileIdOf(shared_drive_id),
      limit,
      after,
    });
  },
});
