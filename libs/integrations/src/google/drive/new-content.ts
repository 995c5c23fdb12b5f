import { type FileContent, type Files, ToolError } from '@hub/kit';

import { mimes } from './file-types.js';

const endings: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
};

const office = 'application/vnd.openxmlformats-officedocument.';
const openDocument = 'application/vnd.oasis.opendocument.';

/** What Drive turns into its own editors' files. https://developers.google.com/workspace/drive/api/guides/manage-uploads#import-docs */
const convertible: Readonly<Record<string, string>> = {
  'text/csv': mimes.sheet,
  'text/tab-separated-values': mimes.sheet,
  [`${office}spreadsheetml.sheet`]: mimes.sheet,
  [`${openDocument}spreadsheet`]: mimes.sheet,
  'text/plain': mimes.doc,
  'text/markdown': mimes.doc,
  'text/html': mimes.doc,
  'application/rtf': mimes.doc,
  [`${office}wordprocessingml.document`]: mimes.doc,
  [`${openDocument}text`]: mimes.doc,
  [`${office}presentationml.presentation`]: mimes.slides,
  [`${openDocument}presentation`]: mimes.slides,
};

interface Given {
  readonly name: string;
  readonly content?: string | undefined;
  readonly file_handle?: string | undefined;
}

/** The bytes of a new file: of the text that was given, typed by the ending of its name, or of a kept file. */
export async function newContent(given: Given, files: Files): Promise<Pick<FileContent, 'mime' | 'bytes'>> {
  if (given.file_handle !== undefined) return files.open(given.file_handle);
  const [, ending = ''] = /\.(\w{1,5})$/.exec(given.name) ?? [];
  return { mime: endings[ending.toLowerCase()] ?? 'text/plain', bytes: Buffer.from(given.content ?? '') };
}

/** The Google type that a media type is turned into. Throws ToolError `invalid_input` where there is none. */
export function convertedType(mime: string): string {
  const type = convertible[mime.split(';', 1)[0] ?? ''];
  if (type !== undefined) return type;
  const problem = `Drive cannot turn ${mime} into a Doc, Sheet or Slides`;
  throw new ToolError('invalid_input', problem, { problems: [{ field: 'convert', problem }] });
}
