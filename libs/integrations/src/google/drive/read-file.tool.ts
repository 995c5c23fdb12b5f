import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { textOf } from './content.js';
import { contentFields } from './fields.js';
import { fileAt } from './file-at.js';
import { fileIdOf } from './file-id.js';
import { mimes, typeOf } from './file-types.js';
import { file, line } from './inputs.js';
import type { DriveFile } from './rows.js';
import { pageOf, textPage, textPaging } from './text-page.js';

const isFirstTab = ({ mimeType }: DriveFile, sheet: string | undefined): boolean =>
  mimeType === mimes.sheet && sheet === undefined;

export const readFile = google.tool({
  name: 'drive_read_file',
  title: 'Read a file',
  description:
    'Read a file as text: Docs as Markdown, Sheets as CSV, a tab at a time, Slides and text files as text. Long ones go on at next_offset. For PDFs, pictures and Office files use drive_export_file.',
  effect: 'read',
  scopes: [drive.file, drive.read, drive.all],
  requests: ['GET /drive/v3/files/{file}', 'GET /drive/v3/files/{file}/export'],
  input: z.object({
    file,
    sheet: line(100).optional().describe('tab of a Sheet; else the first'),
    ...textPaging,
  }),
  output: z.object({
    file_id: z.string(),
    name: z.string(),
    type: z.string(),
    modified: z.string(),
    url: z.string().nullish(),
    ...textPage,
    note: z.string().optional(),
  }),
  async run({ client, input }) {
    const found = await fileAt(client.drive, fileIdOf(input.file), contentFields);
    const text = await textOf(client.drive, found, input.sheet);
    return {
      file_id: found.id,
      name: found.name,
      type: typeOf(found.mimeType ?? ''),
      modified: found.modifiedTime,
      url: found.webViewLink,
      ...pageOf(text, input.offset, input.max_chars),
      ...(isFirstTab(found, input.sheet) && { note: 'The first tab only; name another with sheet' }),
    };
  },
});
