import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { findFolder } from './find-folder.js';
import { fileIdOf } from './file-id.js';
import { file, folder, line } from './inputs.js';
import { placeNames } from './place-names.js';
import { anyDrive } from './spaces.js';

const fields = 'id,name,parents,driveId,webViewLink';

export const moveFile = google.tool({
  name: 'drive_move_file',
  title: 'Move or rename a file',
  description:
    'Move a file or folder to another folder, give it another name, or both. Whoever has access to the new folder gets access to the file.',
  effect: 'write',
  idempotent: true,
  scopes: [drive.file, drive.all],
  requests: [
    'GET /drive/v3/files',
    'GET /drive/v3/files/{file}',
    'GET /drive/v3/drives/{drive}',
    'PATCH /drive/v3/files/{file}',
  ],
  input: z
    .object({
      file,
      folder_id: folder.optional(),
      name: line(300).optional().describe('new name'),
    })
    .refine(({ folder_id, name }) => folder_id !== undefined || name !== undefined, 'Give folder_id or name'),
  learn: ['folder_id'],
  output: z.object({ file_id: z.string(), path: z.string(), url: z.string().nullish() }),
  async run({ client: { drive }, input }) {
    const fileId = fileIdOf(input.file);
    const target = input.folder_id && (await findFolder(drive, fileIdOf(input.folder_id)));
    const { data: before } = await drive.files.get({ fileId, ...anyDrive, fields });
    const parents = before.parents ?? [];
    const moves = target !== undefined && !parents.includes(target);
    const { data } = await drive.files.update({
      fileId,
      ...anyDrive,
      fields,
      requestBody: input.name === undefined ? {} : { name: input.name },
      ...(moves && { addParents: target, removeParents: parents.join(',') }),
    });
    const [parent = ''] = data.parents ?? [];
    const names = await placeNames(drive, [data]);
    return {
      file_id: data.id,
      path: [names.get(parent), data.name].filter(Boolean).join(' / '),
      url: data.webViewLink,
    };
  },
});
