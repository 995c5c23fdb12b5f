import { mimes, type TypeWord } from './file-types.js';

/** What is looked for; everything given must hold. `folderId` must have been checked to be an id. */
export interface Wanted {
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly exactName?: string | undefined;
  readonly types?: readonly TypeWord[] | undefined;
  readonly folderId?: string | undefined;
  readonly owner?: string | undefined;
  readonly modifiedAfter?: string | undefined;
  readonly viewedAfter?: string | undefined;
}

const byType: Readonly<Record<TypeWord, string>> = {
  doc: `mimeType = '${mimes.doc}'`,
  sheet: `mimeType = '${mimes.sheet}'`,
  slides: `mimeType = '${mimes.slides}'`,
  pdf: `mimeType = 'application/pdf'`,
  folder: `mimeType = '${mimes.folder}'`,
  image: `mimeType contains 'image/'`,
};

/** A value inside a query; `\` and `'` would end it. https://developers.google.com/workspace/drive/api/guides/search-files */
export const quoted = (value: string): string => `'${value.replaceAll(/[\\']/g, '\\$&')}'`;

/** Drive's search syntax for what is wanted; the trash is left out. */
export function queryFor(wanted: Wanted): string {
  const { types = [] } = wanted;
  const oneOf = types.map((type) => byType[type]).join(' or ');
  return [
    term('fullText contains', wanted.text),
    term('name contains', wanted.name),
    term('name =', wanted.exactName),
    types.length > 1 ? `(${oneOf})` : oneOf,
    wanted.folderId && `${quoted(wanted.folderId)} in parents`,
    wanted.owner && `${quoted(wanted.owner)} in owners`,
    term('modifiedTime >=', dayStart(wanted.modifiedAfter)),
    term('viewedByMeTime >=', dayStart(wanted.viewedAfter)),
    'trashed = false',
  ]
    .filter(Boolean)
    .join(' and ');
}

const term = (operator: string, value: string | undefined): string =>
  value === undefined ? '' : `${operator} ${quoted(value)}`;

const dayStart = (day: string | undefined): string | undefined => day && `${day}T00:00:00`;

/** Where an operation has left its mark. Only this application sees such properties. */
export const markedBy = (operation: string): string =>
  `appProperties has { key=${quoted(markKey)} and value=${quoted(operation)} }`;

const markKey = 'skillhub_operation';

/** The mark of an operation, for a file that is made or changed. */
export const markOf = (operation: string) => ({ appProperties: { [markKey]: operation } });

/** Whether the file has been made or last changed by this operation. */
export const hasMark = (
  file: { appProperties?: Record<string, string> | null },
  operation: string,
): boolean => file.appProperties?.[markKey] === operation;
