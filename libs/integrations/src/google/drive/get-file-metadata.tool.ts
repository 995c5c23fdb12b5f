import * as z from 'zod';

import { cut } from '../../text.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { metadataFields } from './fields.js';
import { fileIdOf } from './file-id.js';
import { file } from './inputs.js';
import { placeNames, placeRequests } from './place-names.js';
import { fileRow, rowOf } from './rows.js';
import { anyDrive } from './spaces.js';

export const getFileMetadata = google.tool({
  name: 'drive_get_file_metadata',
  title: "See a file's facts",
  description:
    'The facts of one file: where it lies, who changed it last, its size, and what you may do with it. For its content use drive_read_file, for who has access drive_list_permissions.',
  effect: 'read',
  scopes: [drive.read, drive.all, drive.file],
  requests: placeRequests,
  input: z.object({ file }),
  output: fileRow.extend({
    mime: z.string(),
    size: z.int().nullable(),
    description: z.string(),
    created: z.string().nullish(),
    parents: z.array(z.string()).default([]),
    trashed: z.boolean().default(false),
    shared: z.boolean().default(false),
    shortcut_to: z.string().nullish(),
    can_edit: z.boolean().default(false),
    can_comment: z.boolean().default(false),
    can_share: z.boolean().default(false),
    can_download: z.boolean().default(false),
  }),
  async run({ client, input }) {
    const fileId = fileIdOf(input.file);
    const { data } = await client.drive.files.get({ fileId, ...anyDrive, fields: metadataFields });
    const may = data.capabilities ?? {};
    return {
      ...rowOf(data, await placeNames(client.drive, [data])),
      mime: data.mimeType,
      size: data.size ? Number(data.size) : null,
      description: cut(data.description, 1_000),
      created: data.createdTime,
      parents: data.parents,
      trashed: data.trashed,
      shared: data.shared,
      shortcut_to: data.shortcutDetails?.targetId,
      can_edit: may.canEdit,
      can_comment: may.canComment,
      can_share: may.canShare,
      can_download: may.canDownload,
    };
  },
});
