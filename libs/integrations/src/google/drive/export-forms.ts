import { ToolError } from '@hub/kit';

import { nameOf } from './content.js';
import { isGoogleType, mimes, typeOf } from './file-types.js';
import type { DriveFile } from './rows.js';

const office = 'application/vnd.openxmlformats-officedocument.';

/** The formats that can be asked for. */
export const formatWords = ['pdf', 'docx', 'xlsx', 'pptx'] as const;

/** One of `formatWords`. */
export type FormatWord = (typeof formatWords)[number];

const mimeOf: Readonly<Record<FormatWord, string>> = {
  pdf: 'application/pdf',
  docx: `${office}wordprocessingml.document`,
  xlsx: `${office}spreadsheetml.sheet`,
  pptx: `${office}presentationml.presentation`,
};

const formats: Readonly<Record<string, readonly FormatWord[]>> = {
  [mimes.doc]: ['pdf', 'docx'],
  [mimes.sheet]: ['pdf', 'xlsx'],
  [mimes.slides]: ['pdf', 'pptx'],
};

/** As what a file leaves Drive: an export of one of Google's own, or undefined for its bytes as they are. */
export function exportOf(
  file: DriveFile,
  wanted: FormatWord | undefined,
): { mime: string; ending: string } | undefined {
  const mime = file.mimeType ?? '';
  const own = formats[mime];
  if (own === undefined && isGoogleType(mime))
    throw new ToolError('invalid_input', `${nameOf(file)} is ${typeOf(mime)}, which cannot be exported`);
  if (own === undefined) return asItIs(file, wanted);
  const format = wanted ?? 'pdf';
  if (own.includes(format)) return { mime: mimeOf[format], ending: `.${format}` };
  throw wrongFormat(`${nameOf(file)} can be exported as ${own.join(' or ')}`);
}

function asItIs(file: DriveFile, wanted: FormatWord | undefined): undefined {
  if (wanted === undefined || mimeOf[wanted] === file.mimeType) return undefined;
  throw wrongFormat(
    `${nameOf(file)} is stored as ${typeOf(file.mimeType ?? '')}; leave format out to get it as it is`,
  );
}

const wrongFormat = (problem: string): ToolError =>
  new ToolError('invalid_input', problem, { problems: [{ field: 'format', problem }] });
