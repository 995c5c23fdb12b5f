import type { Content } from '../state/records.js';
import { types } from '../state/records.js';
import { rowsOf } from './csv.js';

/** What may be turned into a Doc or a Sheet, as `about` lists it. */
export const importFormats: Record<string, string[]> = {
  'text/markdown': [types.document],
  'text/plain': [types.document],
  'text/html': [types.document],
  'text/csv': [types.spreadsheet],
  'text/tab-separated-values': [types.spreadsheet],
};

/** The uploaded bytes as a Doc or a Sheet; undefined when Drive does not turn this into that. */
export function imported(bytes: Buffer, from: string, to: string): (() => Content) | undefined {
  const type = from.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!importFormats[type]?.includes(to)) return undefined;
  const text = bytes.toString().replace(/^\uFEFF/, '');
  if (to === types.document) return () => ({ kind: 'document', markdown: markdownFrom(text, type) });
  const rows = rowsOf(text, type === 'text/csv' ? ',' : '\t');
  return () => ({ kind: 'spreadsheet', sheets: [{ title: 'Sheet1', rows }] });
}

/** What a new Doc, Sheet or deck holds before anybody writes into it. */
export function emptyContent(mimeType: string): (() => Content) | undefined {
  switch (mimeType) {
    case types.document:
      return () => ({ kind: 'document', markdown: '' });
    case types.spreadsheet:
      return () => ({ kind: 'spreadsheet', sheets: [{ title: 'Sheet1', rows: [] }] });
    case types.presentation:
      return () => ({ kind: 'presentation', slides: [] });
    default:
      return undefined;
  }
}

/** Docs keeps no source: what comes back out has its own marks, `*` for items and one kind of table line. */
function markdownFrom(text: string, type: string): string {
  const plain = type === 'text/html' ? fromHtml(text) : text;
  return plain
    .replaceAll('\r\n', '\n')
    .replaceAll(/^(\s*)[-+] /gm, '$1* ')
    .replaceAll(/^\|[ :|-]+\|[ \t]*$/gm, (line) => line.trim().replaceAll(/[^|]+/g, ' :---- '));
}

const fromHtml = (html: string): string =>
  html
    .replaceAll(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<h([1-6])[^>]*>/gi, (_tag, level: string) => `\n${'#'.repeat(Number(level))} `)
    .replaceAll(/<li[^>]*>/gi, '\n* ')
    .replaceAll(/<(br|p|div|tr|ul|ol|table)\b[^>]*>|<\/(h[1-6]|p|div|table)>/gi, '\n')
    .replaceAll(/<\/?(b|strong)>/gi, '**')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
