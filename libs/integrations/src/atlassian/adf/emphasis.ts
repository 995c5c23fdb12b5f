import { characterAt, characterBefore, type CharacterKind, kindOf } from './characters.js';
import type { Delimiter, Emphasis, InlineToken } from './inline-token.js';

/** The run of emphasis signs at `at` with what it may do there (CommonMark 6.2). Strikethrough is two tildes: `~5` is a number. */
export function delimiterAt(text: string, at: number): Delimiter | undefined {
  const sign = text.charAt(at);
  let end = at;
  while (text.charAt(end) === sign) end += 1;
  if (sign === '~' && end - at !== 2) return undefined;
  const before = kindOf(characterBefore(text, at));
  const after = kindOf(characterAt(text, end));
  const length = end - at;
  const canOpen = flanks(sign, after, before);
  const canClose = flanks(sign, before, after);
  return { kind: 'delimiter', sign, original: length, canOpen, canClose, length, closes: [], opens: [] };
}

/** Whether the run belongs to the character `inside` of it; `_` does nothing within a word. */
function flanks(sign: string, inside: CharacterKind, outside: CharacterKind): boolean {
  if (inside === 'space' || (inside === 'punctuation' && outside === 'word')) return false;
  return sign !== '_' || outside !== 'word';
}

/**
 * Pairs the emphasis among `tokens` from `from` on. Each failed search is remembered by kind of closer, so that no run of openers is
 * searched twice (CommonMark's `openers_bottom`): the work is linear.
 */
export function pairEmphasis(tokens: readonly InlineToken[], from: number): void {
  const openers: Delimiter[] = [];
  const searched = new Map<string, number>();
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'delimiter') continue;
    if (token.canClose) closeWith(token, openers, searched);
    if (token.canOpen && token.length > 0) openers.push(token);
  }
}

function closeWith(closer: Delimiter, openers: Delimiter[], searched: Map<string, number>): void {
  const key = `${closer.sign}${closer.canOpen}${closer.original % 3}`;
  while (closer.length > 0) {
    const found = findOpener(closer, openers, searched.get(key) ?? 0);
    const opener = openers[found];
    if (opener === undefined) {
      searched.set(key, openers.length);
      return;
    }
    const used = Math.min(2, opener.length, closer.length);
    const emphasis: Emphasis = closer.sign === '~' ? 'strike' : used === 2 ? 'strong' : 'em';
    opener.opens.unshift(emphasis);
    closer.closes.push(emphasis);
    opener.length -= used;
    closer.length -= used;
    openers.length = opener.length > 0 ? found + 1 : found;
    for (const [kind, bottom] of searched) searched.set(kind, Math.min(bottom, openers.length));
  }
}

function findOpener(closer: Delimiter, openers: readonly Delimiter[], bottom: number): number {
  for (let at = openers.length - 1; at >= bottom; at -= 1) {
    const opener = openers[at];
    if (opener !== undefined && matches(opener, closer)) return at;
  }
  return -1;
}

/** With CommonMark's rule of three, which keeps `**` inside `*` apart. */
function matches(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.sign !== closer.sign) return false;
  if (opener.sign === '~' || (!opener.canClose && !closer.canOpen)) return true;
  const sum = opener.original + closer.original;
  return sum % 3 !== 0 || (opener.original % 3 === 0 && closer.original % 3 === 0);
}
