import type { FileRecord } from '../state/records.js';
import { isEditorType, isFolder, types } from '../state/records.js';

const editors: Record<string, string> = {
  [types.document]: 'document',
  [types.spreadsheet]: 'spreadsheets',
  [types.presentation]: 'presentation',
};

/** Where a person opens the file: a page of the stand-in, with the path of the real one. */
export function webLinkOf(web: string, file: FileRecord): string {
  const editor = editors[file.mimeType];
  if (editor) return `${web}/${editor}/d/${file.id}/edit?usp=drivesdk`;
  if (isFolder(file)) return `${web}/drive/folders/${file.id}`;
  return `${web}/file/d/${file.id}/view?usp=drivesdk`;
}

/** Where a browser downloads a file with bytes. */
export const downloadLinkOf = (web: string, file: FileRecord): string | undefined =>
  isEditorType(file.mimeType) || file.mimeType.startsWith('application/vnd.google-apps')
    ? undefined
    : `${web}/uc?id=${file.id}&export=download`;

/** The part after the last dot of a name, for files with bytes. */
export const extensionOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1] ?? '';
