import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { downloaded, exported, nameOf } from './content.js';
import { exportOf, formatWords } from './export-forms.js';
import { contentFields } from './fields.js';
import { fileAt } from './file-at.js';
import { fileIdOf } from './file-id.js';
import { file } from './inputs.js';

const largest = 25_000_000;

export const exportFile = google.tool({
  name: 'drive_export_file',
  title: 'Get a file out of Drive',
  description:
    'Get a Doc, Sheet or Slides as PDF or Office file, or any other file as it is, up to 25 MB. Returns a file_handle for tools that take one, not the content: drive_read_file has text.',
  effect: 'read',
  scopes: [drive.file, drive.read, drive.all],
  requests: ['GET /drive/v3/files/{file}', 'GET /drive/v3/files/{file}/export'],
  input: z.object({
    file,
    format: z.enum(formatWords).optional().describe('pdf for Google files; else left out'),
  }),
  output: z.object({ file_handle: z.string(), name: z.string(), mime: z.string(), size: z.int() }),
  async run({ client, input, files }) {
    const found = await fileAt(client.drive, fileIdOf(input.file), contentFields);
    const form = exportOf(found, input.format);
    const name = found.name ?? 'file';
    if (form !== undefined) {
      const bytes = await exported(client.drive, found, form.mime);
      return files.keep({ name: `${name}${form.ending}`, mime: form.mime, bytes });
    }
    if (Number(found.size ?? 0) > largest)
      throw new ToolError(
        'invalid_input',
        `${nameOf(found)} is over 25 MB: open ${found.webViewLink ?? 'it'}`,
      );
    const bytes = await downloaded(client.drive, found);
    return files.keep({ name, mime: found.mimeType ?? 'application/octet-stream', bytes });
  },
});
