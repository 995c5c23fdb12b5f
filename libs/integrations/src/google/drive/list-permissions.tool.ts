import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { fileIdOf } from './file-id.js';
import { file } from './inputs.js';
import { permissionOf, permissionPage, permissionRow } from './permissions.js';

export const listPermissions = google.tool({
  name: 'drive_list_permissions',
  title: 'See who has access',
  description:
    'Who can see, comment on or edit a file, and whether that comes from a folder or shared drive. Only people who may share the file can ask.',
  effect: 'read',
  scopes: [drive.file, drive.read, drive.all],
  requests: ['GET /drive/v3/files/{file}/permissions'],
  input: z.object({ file, ...paging }),
  output: z.object({ items: z.array(permissionRow) }),
  async run({ client, input, after }) {
    const { permissions, next } = await permissionPage(client.drive, fileIdOf(input.file), {
      limit: input.limit,
      after,
    });
    return { items: permissions.map(permissionOf), next };
  },
});
