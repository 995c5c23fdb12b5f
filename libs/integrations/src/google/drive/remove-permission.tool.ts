import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { fileIdOf } from './file-id.js';
import { email, file } from './inputs.js';
import { everyPermission, isOf } from './permissions.js';
import { anyDrive } from './spaces.js';

export const removePermission = google.tool({
  name: 'drive_remove_permission',
  title: "Take away somebody's access",
  description:
    'Take away the access that a person or group has to a file. What they have through a folder, a shared drive or a link stays.',
  effect: 'send',
  scopes: [drive.file, drive.all],
  requests: [
    'GET /drive/v3/files/{file}/permissions',
    'DELETE /drive/v3/files/{file}/permissions/{permission}',
  ],
  input: z.object({ file, email: email.describe('whose access') }),
  output: z.object({ removed: z.boolean(), who: z.string() }),
  async run({ client, input }) {
    const fileId = fileIdOf(input.file);
    const found = (await everyPermission(client.drive, fileId)).find(isOf(input.email));
    if (found === undefined)
      throw new ToolError('not_found', `${input.email} has no access of their own to this file`);
    if (found.role === 'owner')
      throw new ToolError('denied', `${input.email} owns the file: an owner's access cannot be taken away`);
    await client.drive.permissions.delete({ fileId, ...anyDrive, permissionId: found.id ?? '' });
    return { removed: true, who: input.email };
  },
  async settle({ client, input }) {
    const all = await everyPermission(client.drive, fileIdOf(input.file));
    return all.some(isOf(input.email)) ? undefined : { removed: true, who: input.email };
  },
});
