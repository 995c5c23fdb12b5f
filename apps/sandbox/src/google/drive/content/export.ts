import type { Content } from '../state/records.js';
import { types } from '../state/records.js';
import { csvOf } from './csv.js';
import { docxOf } from './docx.js';
import { htmlBody } from './html.js';
import { pdfOf } from './pdf.js';
import { linesOf } from './plain.js';
import { pptxOf } from './pptx.js';
import { xlsxOf } from './xlsx.js';

const office = 'application/vnd.openxmlformats-officedocument';

const forms: Record<string, string[]> = {
  [types.document]: [
    'text/markdown',
    'text/plain',
    'text/html',
    'application/pdf',
    `${office}.wordprocessingml.document`,
  ],
  [types.spreadsheet]: [
    'text/csv',
    'text/tab-separated-values',
    'application/pdf',
    `${office}.spreadsheetml.sheet`,
  ],
  [types.presentation]: ['text/plain', 'application/pdf', `${office}.presentationml.presentation`],
};

/** The types that a file of this type is exported to; none unless it is a Doc, a Sheet or Slides. */
export const exportTypesOf = (mimeType: string): string[] => forms[mimeType] ?? [];

/** Every type and what it is exported to, as `about` lists it. */
export const exportFormats = forms;

/** The content in another form; undefined when there is no such form. */
export function exported(content: Content, mimeType: string): Buffer | undefined {
  switch (content.kind) {
    case 'document':
      return documentAs(content.markdown, mimeType);
    case 'spreadsheet':
      return spreadsheetAs(content, mimeType);
    case 'presentation':
      return presentationAs(content, mimeType);
    case 'blob':
    case 'none':
      return undefined;
  }
}

function documentAs(markdown: string, mimeType: string): Buffer | undefined {
  switch (mimeType) {
    case 'text/markdown':
      return Buffer.from(markdown);
    case 'text/plain':
      return Buffer.from(`\uFEFF${linesOf(markdown).join('\r\n').trim()}\r\n`);
    case 'text/html':
      return Buffer.from(
        `<html><head><meta charset="UTF-8"></head><body>${htmlBody({ kind: 'document', markdown })}</body></html>`,
      );
    case 'application/pdf':
      return pdfOf(linesOf(markdown));
    case `${office}.wordprocessingml.document`:
      return docxOf(markdown);
    default:
      return undefined;
  }
}

function spreadsheetAs(
  content: Extract<Content, { kind: 'spreadsheet' }>,
  mimeType: string,
): Buffer | undefined {
  const [first] = content.sheets;
  switch (mimeType) {
    case 'text/csv':
      return Buffer.from(csvOf(first?.rows ?? []));
    case 'text/tab-separated-values':
      return Buffer.from(csvOf(first?.rows ?? [], '\t'));
    case 'application/pdf':
      return pdfOf(
        content.sheets.flatMap((sheet) => [sheet.title, '', ...sheet.rows.map((row) => row.join('   ')), '']),
      );
    case `${office}.spreadsheetml.sheet`:
      return xlsxOf(content.sheets);
    default:
      return undefined;
  }
}

function presentationAs(
  { slides }: Extract<Content, { kind: 'presentation' }>,
  mimeType: string,
): Buffer | undefined {
  const lines = slides.flatMap((slide) => [slide.title, ...slide.lines, '']);
  switch (mimeType) {
    case 'text/plain':
      return Buffer.from(lines.join('\n'));
    case 'application/pdf':
      return pdfOf(lines);
    case `${office}.presentationml.presentation`:
      return pptxOf(slides);
    default:
      return undefined;
  }
}
