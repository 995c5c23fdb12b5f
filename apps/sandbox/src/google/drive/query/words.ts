import type { Content, FileRecord } from '../state/records.js';
import { contentOf } from '../state/records.js';

const split = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/** `name contains`: every word asked for begins a word of the name, or the name as a whole begins so. */
export function nameContains(name: string, wanted: string): boolean {
  if (name.toLowerCase().startsWith(wanted.toLowerCase())) return true;
  const words = split(name);
  const asked = split(wanted);
  return asked.length > 0 && asked.every((one) => words.some((word) => word.startsWith(one)));
}

interface Indexed {
  version: number;
  words: Set<string>;
  line: string;
}
const indexes = new WeakMap<FileRecord, Indexed>();

/** `fullText contains`: whole words of name, description and content; a phrase when in double quotes. */
export function textContains(file: FileRecord, wanted: string): boolean {
  const index = indexOf(file);
  const phrase = /^"(.*)"$/s.exec(wanted)?.[1];
  if (phrase !== undefined) return index.line.includes(` ${split(phrase).join(' ')} `);
  const asked = split(wanted);
  return asked.length > 0 && asked.every((one) => index.words.has(one));
}

function indexOf(file: FileRecord): Indexed {
  const known = indexes.get(file);
  if (known?.version === file.version) return known;
  const words = split([file.name, file.description ?? '', plainOf(file, contentOf(file))].join('\n'));
  const index = { version: file.version, words: new Set(words), line: ` ${words.join(' ')} ` };
  indexes.set(file, index);
  return index;
}

function plainOf(file: FileRecord, content: Content): string {
  switch (content.kind) {
    case 'document':
      return content.markdown;
    case 'spreadsheet':
      return content.sheets.flatMap((sheet) => [sheet.title, ...sheet.rows.flat()]).join(' ');
    case 'presentation':
      return content.slides.flatMap((slide) => [slide.title, ...slide.lines]).join(' ');
    case 'blob':
      return file.mimeType.startsWith('text/') ? content.bytes.toString() : '';
    case 'none':
      return '';
  }
}
