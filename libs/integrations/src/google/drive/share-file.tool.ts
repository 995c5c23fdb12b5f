import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { fileIdOf } from './file-id.js';
import { email, file } from './inputs.js';
import { everyPermission, isOf, roleWords } from './permissions.js';
import { shareWithEach } from './share.js';

export const shareFile = google.tool({
  name: 'drive_share_file',
  title: 'Share a file with people',
  description:
    'Give people access to a file or folder. They get a mail unless notify is false. Look with drive_list_permissions first for who has access already.',
  effect: 'send',
  scopes: [drive.file, drive.all],
  requests: ['GET /drive/v3/files/{file}/permissions', 'POST /drive/v3/files/{file}/permissions'],
  input: z.object({
    file,
    emails: z.array(email).min(1).max(20).describe('people or groups'),
    role: z.enum(roleWords).default('reader'),
    notify: z.boolean().default(true).describe('send them a mail'),
    message: z.string().max(2_000).optional().describe('in that mail'),
  }),
  learn: ['emails', 'role', 'notify'],
  output: z.object({
    shared: z.array(z.object({ who: z.string(), role: z.string() })),
    failed: z.array(z.object({ who: z.string(), reason: z.string() })),
  }),
  async run({ client, input }) {
    const { file: given, message, ...rest } = input;
    return shareWithEach(client.drive, { fileId: fileIdOf(given), message, ...rest });
  },
  async settle({ client, input }) {
    const all = await everyPermission(client.drive, fileIdOf(input.file));
    const has = (email: string) => all.some((one) => isOf(email)(one) && one.role === input.role);
    const done = input.emails.filter(has);
    if (done.length === 0) return undefined;
    const left = input.emails.filter((email) => !has(email));
    return {
      shared: done.map((who) => ({ who, role: input.role })),
      failed: left.map((who) => ({ who, reason: 'Not shared before the answer was lost: share it again' })),
    };
  },
});
