import { characterAt, characterBefore, isAsciiPunctuation, kindOf } from './characters.js';
import { delimiterColumns, isRule } from './lines.js';
import { angleLinkAt, characterReferenceAt, isCarried, targetAt } from './link-syntax.js';
import { accountAt } from './mentions.js';

export interface Around {
  /** The character that will stand before the text, and what will follow it; empty at the ends of the line. */
  readonly before: string;
  readonly after: string;
  /** Inside a link's text every bracket counts. */
  readonly inLink: boolean;
  /** Inside a table's cell `<br>` counts. */
  readonly cell: boolean;
  /** Escape every sign there is: for text that more careful escaping does not save. */
  readonly all: boolean;
}

const SPECIAL = /[\\`*_~[\]!<&@:]/g;
const LINE_START =
  /^(?:#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|\[[ xX]\](?=[ \t]|$)|\[!\w+\][ \t]*$|=+[ \t]*$|-+[ \t]*$)/;
const CELL_BREAK = /^<br\s?\/?>/i;
const NUMBERED = /^(\d{1,9})([.)])(?=[ \t]|$)/;

/** Whether the text holds nothing that Markdown could take for its own, bare URLs included. */
export function isPlain(text: string): boolean {
  return !/[\\`*_~[\]!<&@:]/.test(text);
}

/** Plain text as Markdown that reads back as that text, with no more backslashes than that takes. */
export function escapeText(text: string, around: Around): string {
  const whole = around.before + text + around.after;
  const offset = around.before.length;
  return text.replaceAll(SPECIAL, (sign, at: number) =>
    needsEscape(whole, at + offset, around) ? `\\${sign}` : sign,
  );
}

function needsEscape(whole: string, at: number, around: Around): boolean {
  const sign = whole.charAt(at);
  if (around.all) return true;
  return NEEDS[sign]?.(whole, at, around) ?? false;
}

type Need = (whole: string, at: number, around: Around) => boolean;

const NEEDS: Readonly<Record<string, Need>> = {
  '\\': (whole, at) => at + 1 === whole.length || isAsciiPunctuation(whole.charAt(at + 1)),
  '`': () => true,
  '*': (whole, at) => !isAmongSpaces(whole, at),
  _: (whole, at) => !isAmongSpaces(whole, at) && !isInWord(whole, at),
  '~': (whole, at) => whole.charAt(at - 1) === '~' || whole.charAt(at + 1) === '~',
  '[': (whole, at, { inLink }) => inLink || accountAt(whole, at) !== undefined,
  ']': (whole, at, { inLink }) =>
    inLink || (whole.charAt(at + 1) === '(' && (leads(whole, at + 1) || !isClosed(whole, at))),
  '!': (whole, at) => whole.charAt(at + 1) === '[',
  '<': (whole, at, { cell }) =>
    angleLinkAt(whole, at) !== undefined || (cell && CELL_BREAK.test(whole.slice(at, at + 6))),
  '&': (whole, at) => characterReferenceAt(whole, at) !== undefined,
};

function isAmongSpaces(whole: string, at: number): boolean {
  return kindOf(characterBefore(whole, at)) === 'space' && kindOf(characterAt(whole, at + 1)) === 'space';
}

function isInWord(whole: string, at: number): boolean {
  return kindOf(characterBefore(whole, at)) === 'word' && kindOf(characterAt(whole, at + 1)) === 'word';
}

/** Without its closing parenthesis in sight the target may go on in what follows. */
function isClosed(whole: string, at: number): boolean {
  return whole.slice(at, at + 256).includes(')');
}

function leads(whole: string, at: number): boolean {
  const target = targetAt(whole, at);
  return (
    target !== undefined && (isCarried(target.href) || target.href.toLowerCase().startsWith('accountid:'))
  );
}

/** A line of a paragraph that would otherwise begin a heading, a list, a quote, a rule or a table. */
export function escapeLineStart(line: string): string {
  const [, digits, sign] = NUMBERED.exec(line) ?? [];
  if (digits !== undefined && sign !== undefined) return `${digits}\\${sign}${line.slice(digits.length + 1)}`;
  const starts = LINE_START.test(line) || isRule(line) || delimiterColumns(line) !== undefined;
  return starts ? `\\${line}` : line;
}
