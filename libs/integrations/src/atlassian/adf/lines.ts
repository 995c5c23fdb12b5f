import { isBlank, withoutBlanks, withoutTrailingBlanks } from './characters.js';

/** What is left of a line once its containers took their part; `column` is where it starts, for tab stops. */
export interface Rest {
  readonly text: string;
  readonly column: number;
}

export interface ListMarker {
  readonly sign: string;
  /** Undefined for bullets. */
  readonly start: number | undefined;
  /** Columns from the marker's container to the item's content. */
  readonly indent: number;
  readonly rest: Rest;
}

export interface Fence {
  readonly sign: string;
  readonly length: number;
  readonly indent: number;
  readonly language: string | undefined;
}

const BULLET_OR_NUMBER = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
const FENCE = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/;
const FENCE_END = /^(`{3,}|~{3,})[ \t]*$/;
const HEADING = /^(#{1,6})(?:[ \t](.*))?$/;
const TASK = /^\[([ xX])\](?:[ \t\n]|$)/;
const DELIMITER_CELL = /^:?-+:?$/;

/** Columns of white space before the first character. */
export function indentOf(rest: Rest): number {
  let column = rest.column;
  for (let at = 0; isBlank(rest.text.charAt(at)); at += 1) column += widthOf(rest.text.charAt(at), column);
  return column - rest.column;
}

/** The line without its first `columns` of white space; a tab that reaches further leaves its remainder as spaces. */
export function skipIndent(rest: Rest, columns: number): Rest {
  const target = rest.column + columns;
  let column = rest.column;
  let at = 0;
  while (column < target && isBlank(rest.text.charAt(at))) {
    column += widthOf(rest.text.charAt(at), column);
    at += 1;
  }
  if (column <= target) return { text: rest.text.slice(at), column };
  return { text: ' '.repeat(column - target) + rest.text.slice(at), column: target };
}

function widthOf(blank: string, column: number): number {
  return blank === '\t' ? 4 - (column % 4) : 1;
}

export function isEmptyLine(text: string): boolean {
  return withoutBlanks(text) === '';
}

/** `rest` starts at its first visible character. */
export function quoteRest(rest: Rest): Rest | undefined {
  if (!rest.text.startsWith('>')) return undefined;
  return skipIndent({ text: rest.text.slice(1), column: rest.column + 1 }, 1);
}

export function listMarkerAt(rest: Rest, indent: number): ListMarker | undefined {
  const [marker, number] = BULLET_OR_NUMBER.exec(rest.text) ?? [];
  if (marker === undefined) return undefined;
  const after = { text: rest.text.slice(marker.length), column: rest.column + marker.length };
  const gap = indentOf(after);
  const padding = isEmptyLine(after.text) || gap > 4 ? 1 : gap;
  return {
    sign: marker.slice(-1),
    start: number === undefined ? undefined : Number(number),
    indent: indent + marker.length + padding,
    rest: skipIndent(after, padding),
  };
}

export function taskAt(text: string): { done: boolean; text: string } | undefined {
  const [marker, sign] = TASK.exec(text) ?? [];
  if (marker === undefined) return undefined;
  return { done: sign !== ' ', text: withoutBlanks(text.slice(marker.length)) };
}

export function fenceAt(text: string, indent: number): Fence | undefined {
  const [, ticks, afterTicks, tildes, afterTildes] = FENCE.exec(text) ?? [];
  const sign = ticks ?? tildes;
  if (sign === undefined) return undefined;
  const [language] = withoutBlanks(afterTicks ?? afterTildes ?? '').split(/[ \t]/, 1);
  return {
    sign: sign.charAt(0),
    length: sign.length,
    indent,
    language: language === '' ? undefined : language,
  };
}

export function endsFence(rest: Rest, fence: Fence): boolean {
  const indent = indentOf(rest);
  const [, sign] = FENCE_END.exec(skipIndent(rest, indent).text) ?? [];
  return indent < 4 && sign !== undefined && sign.startsWith(fence.sign) && sign.length >= fence.length;
}

export function headingAt(text: string): { level: number; text: string } | undefined {
  const [, signs, content] = HEADING.exec(text) ?? [];
  if (signs === undefined) return undefined;
  return { level: signs.length, text: withoutClosingSigns(withoutBlanks(content ?? '')) };
}

function withoutClosingSigns(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  if (end > 0 && !isBlank(text.charAt(end - 1))) return text;
  return withoutTrailingBlanks(text.slice(0, end));
}

export function isRule(text: string): boolean {
  const sign = text.charAt(0);
  if (!'*-_'.includes(sign)) return false;
  let count = 0;
  for (const character of text) {
    if (character === sign) count += 1;
    else if (!isBlank(character)) return false;
  }
  return count >= 3;
}

/** 1 under `===`, 2 under `---`. */
export function underlineLevel(text: string): 1 | 2 | undefined {
  const line = withoutTrailingBlanks(text);
  if (/^=+$/.test(line)) return 1;
  return /^-+$/.test(line) ? 2 : undefined;
}

/** The cells of one line of a table; `\|` is a pipe inside a cell. */
export function cellsOf(line: string): string[] {
  const text = withoutBlanks(line);
  const cells: string[] = [];
  let cell = '';
  for (let at = text.startsWith('|') ? 1 : 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && text.charAt(at + 1) === '|') {
      cell += '|';
      at += 1;
    } else if (character === '|') {
      cells.push(withoutBlanks(cell));
      cell = '';
    } else cell += character;
  }
  if (!text.endsWith('|') || text.endsWith('\\|')) cells.push(withoutBlanks(cell));
  return cells;
}

/** How many columns the line under a table's header declares; undefined when it is no such line. */
export function delimiterColumns(line: string): number | undefined {
  if (!line.includes('|') || !/^[-|: \t]+$/.test(line)) return undefined;
  const cells = cellsOf(line);
  return cells.every((cell) => DELIMITER_CELL.test(cell)) ? cells.length : undefined;
}
