import { ToolError } from '@hub/kit';
import type { drive_v3 } from '@googleapis/drive';

import { isGoogleType, isText, mimes, typeOf } from './file-types.js';
import { plainText } from './plain-text.js';
import type { DriveFile } from './rows.js';
import { anyDrive } from './spaces.js';
import { Workbook } from './workbook/workbook.js';

/** As what Google's own files are read and written. Sheets as CSV are their first sheet. */
const textForms: Readonly<Record<string, string>> = {
  [mimes.doc]: 'text/markdown',
  [mimes.sheet]: 'text/csv',
  [mimes.slides]: 'text/plain',
};

const workbookForm = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The media type that this file can be replaced with as text; undefined where it cannot. */
export function writableForm({ mimeType }: DriveFile): string | undefined {
  const mime = mimeType ?? '';
  if (mime === mimes.slides) return undefined;
  return textForms[mime] ?? (isText(mime) ? mime : undefined);
}

/** Google exports at most 10 MB, and what is longer is not for an agent to read. */
const longest = 10_000_000;

/**
 * What a file says, as text: Docs as Markdown, Sheets as CSV, Slides as plain text, text files as they are.
 * `tab` is a tab of a Sheet, the first where it is absent. Throws ToolError `invalid_input` for everything else, with the way to get it.
 */
export async function textOf(drive: drive_v3.Drive, file: DriveFile, tab?: string): Promise<string> {
  const mime = file.mimeType ?? '';
  if (tab !== undefined) return tabOf(drive, file, tab);
  const form = textForms[mime];
  if (form !== undefined) return plainText(await exported(drive, file, form));
  if (!isText(mime)) throw unreadable(file);
  if (Number(file.size ?? 0) > longest)
    throw new ToolError(
      'invalid_input',
      `${nameOf(file)} is over 10 MB, too long to read here: use drive_export_file`,
    );
  return plainText(await downloaded(drive, file));
}

async function tabOf(drive: drive_v3.Drive, file: DriveFile, tab: string): Promise<string> {
  if (file.mimeType !== mimes.sheet) throw noTab(`${nameOf(file)} is not a Sheet and has no tabs`, []);
  const workbook = await Workbook.open(await exported(drive, file, workbookForm));
  const csv = await workbook.csv(tab);
  if (csv !== undefined) return csv;
  throw noTab(`${nameOf(file)} has no tab "${tab}"`, workbook.tabNames);
}

const noTab = (problem: string, tabs: readonly string[]): ToolError =>
  new ToolError(
    'invalid_input',
    tabs.length === 0 ? problem : `${problem}; its tabs are ${tabs.join(', ')}`,
    {
      problems: [{ field: 'sheet', problem }],
      candidates: tabs.map((value) => ({ field: 'sheet', value, label: value })),
    },
  );

/** An export of one of Google's own files. `files.export` knows no shared drives and needs none. */
export async function exported(drive: drive_v3.Drive, { id }: DriveFile, mimeType: string): Promise<Buffer> {
  const { data } = await drive.files.export({ fileId: id ?? '', mimeType }, { responseType: 'arraybuffer' });
  return data as Buffer;
}

/** The bytes of a file that is not one of Google's own. */
export async function downloaded(drive: drive_v3.Drive, { id }: DriveFile): Promise<Buffer> {
  const { data } = await drive.files.get(
    { fileId: id ?? '', alt: 'media', ...anyDrive },
    { responseType: 'arraybuffer' },
  );
  return data as unknown as Buffer;
}

/** How a refusal names a file. */
export const nameOf = ({ name }: DriveFile): string => `"${name ?? ''}"`;

function unreadable(file: DriveFile): ToolError {
  const type = typeOf(file.mimeType ?? '');
  if (type === 'folder')
    return new ToolError('invalid_input', `${nameOf(file)} is a folder: use drive_list_folder`);
  const way = isGoogleType(file.mimeType ?? '')
    ? `open ${file.webViewLink ?? 'it'}`
    : 'use drive_export_file';
  return new ToolError(
    'invalid_input',
    `${nameOf(file)} is not text but ${type}, which cannot be read here: ${way}`,
  );
}
