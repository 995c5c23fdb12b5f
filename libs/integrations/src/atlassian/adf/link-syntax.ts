import { isAsciiPunctuation, isBlank } from './characters.js';

export interface Target {
  readonly href: string;
  readonly title: string | undefined;
  /** The position after the closing parenthesis. */
  readonly end: number;
}

/** Longer ones are left as text: the scan for their end must not be repeated over the whole document. */
const LONGEST_TARGET = 4096;
const DEEPEST_PARENTHESES = 32;
const CARRIED = /^(?:https?:\/\/|mailto:)[^\s]/i;
const BARE = /https?:\/\/[^\s<>[\]"`\\|]+/iy;
const ANGLE = /<((?:https?:\/\/|mailto:)[^\s<>]*)>/iy;
const ANGLE_MAIL = /<([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})>/y;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/iy;
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
]);

/** Jira may carry links to the web and to mailboxes; scripts, files and relative paths stay text. */
export function isCarried(href: string): boolean {
  return CARRIED.test(href);
}

/** What `&amp;` or `&#8364;` at `at` stands for, and its length. Rarer names are left as they are. */
export function characterReferenceAt(
  text: string,
  at: number,
): { character: string; length: number } | undefined {
  REFERENCE.lastIndex = at;
  const [whole, name, decimal, hexadecimal] = REFERENCE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const character = name === undefined ? characterOf(point) : NAMED.get(name.toLowerCase());
  return character === undefined ? undefined : { character, length: whole.length };
}

function characterOf(point: number): string | undefined {
  const control = point < 0x20 || (point >= 0x7f && point < 0xa0);
  const surrogate = point >= 0xd8_00 && point <= 0xdf_ff;
  return control || surrogate || point > 0x10_ff_ff ? undefined : String.fromCodePoint(point);
}

/** The address in `<https://…>` or `<someone@example.com>` at `at`. */
export function angleLinkAt(
  text: string,
  at: number,
): { text: string; href: string; length: number } | undefined {
  ANGLE.lastIndex = at;
  const [whole, url] = ANGLE.exec(text) ?? [];
  if (whole !== undefined && url !== undefined && isCarried(url))
    return { text: url, href: url, length: whole.length };
  ANGLE_MAIL.lastIndex = at;
  const [mail, address] = ANGLE_MAIL.exec(text) ?? [];
  if (mail === undefined || address === undefined) return undefined;
  return { text: address, href: `mailto:${address}`, length: mail.length };
}

/** The bare URL that starts at `at`, without the punctuation of the sentence around it (GFM 6.9). */
export function bareLinkAt(text: string, at: number): string | undefined {
  BARE.lastIndex = at;
  const [found] = BARE.exec(text) ?? [];
  if (found === undefined) return undefined;
  const url = withoutSentenceEnd(found);
  return isCarried(url) ? url : undefined;
}

/** A closing parenthesis belongs to the URL as far as the URL opens one. */
function withoutSentenceEnd(url: string): string {
  let surplus = count(url, ')') - count(url, '(');
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!`?!.,:;*_~'`.includes(last)) break;
  }
  return url.slice(0, end);
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** The `(destination "title")` at `at`, which may hold anything: judging it is the caller's. */
export function targetAt(text: string, at: number): Target | undefined {
  if (text.charAt(at) !== '(') return undefined;
  const limit = Math.min(text.length, at + LONGEST_TARGET);
  const start = afterSpaces(text, at + 1, limit);
  const destination = text.charAt(start) === '<' ? angled(text, start + 1, limit) : plain(text, start, limit);
  if (destination === undefined) return undefined;
  const gap = afterSpaces(text, destination.end, limit);
  const title = gap > destination.end ? titleAt(text, gap, limit) : undefined;
  const end = afterSpaces(text, title?.end ?? gap, limit);
  if (text.charAt(end) !== ')') return undefined;
  return { href: unescaped(destination.text), title: title && unescaped(title.text), end: end + 1 };
}

interface Piece {
  readonly text: string;
  readonly end: number;
}

function angled(text: string, start: number, limit: number): Piece | undefined {
  for (let at = start; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === '>') return { text: text.slice(start, at), end: at + 1 };
    if (character === '<' || character === '\n') return undefined;
    if (character === '\\') at += 1;
  }
  return undefined;
}

function plain(text: string, start: number, limit: number): Piece | undefined {
  let depth = 0;
  let at = start;
  for (; at < limit && depth <= DEEPEST_PARENTHESES; at += 1) {
    const character = text.charAt(at);
    if (isSpace(character) || (character === ')' && depth === 0)) break;
    depth += DEPTHS[character] ?? 0;
    if (character === '\\') at += 1;
  }
  return depth === 0 && at <= limit ? { text: text.slice(start, at), end: at } : undefined;
}

const DEPTHS: Readonly<Record<string, number>> = { '(': 1, ')': -1 };

function titleAt(text: string, start: number, limit: number): Piece | undefined {
  const opening = text.charAt(start);
  if (![`"`, `'`, '('].includes(opening)) return undefined;
  const closing = opening === '(' ? ')' : opening;
  for (let at = start + 1; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === closing) return { text: text.slice(start + 1, at), end: at + 1 };
    if (character === '(' && opening === '(') return undefined;
    if (character === '\\') at += 1;
  }
  return undefined;
}

function afterSpaces(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && isSpace(text.charAt(at))) at += 1;
  return at;
}

function isSpace(character: string): boolean {
  return isBlank(character) || character === '\n';
}

function unescaped(text: string): string {
  let plainText = '';
  for (let at = 0; at < text.length; at += 1) {
    const reference = text.charAt(at) === '&' ? characterReferenceAt(text, at) : undefined;
    if (text.charAt(at) === '\\' && isAsciiPunctuation(text.charAt(at + 1))) at += 1;
    plainText += reference?.character ?? text.charAt(at);
    if (reference !== undefined) at += reference.length - 1;
  }
  return plainText;
}
