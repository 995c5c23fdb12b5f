const SPACE = /^\s$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const ASCII_PUNCTUATION = /^[!-/:-@[-`{-~]$/;

export type CharacterKind = 'space' | 'punctuation' | 'word';

/** Looked up, for nearly every character is one of these. */
const ASCII_KINDS = Array.from({ length: 128 }, (_, code): CharacterKind => {
  const character = String.fromCharCode(code);
  if (SPACE.test(character)) return 'space';
  return PUNCTUATION.test(character) ? 'punctuation' : 'word';
});

/** What CommonMark's rules of emphasis ask about a character; the edge of the text counts as space. */
export function kindOf(character: string): CharacterKind {
  const code = character.charCodeAt(0);
  if (code < ASCII_KINDS.length) return ASCII_KINDS[code] ?? 'word';
  if (character === '' || SPACE.test(character)) return 'space';
  return PUNCTUATION.test(character) ? 'punctuation' : 'word';
}

export function isAsciiPunctuation(character: string): boolean {
  return ASCII_PUNCTUATION.test(character);
}

/** The whole character (surrogate pairs kept together) that ends before `at`; empty at the start. */
export function characterBefore(text: string, at: number): string {
  const pair = at >= 2 ? text.codePointAt(at - 2) : undefined;
  if (pair !== undefined && pair > 0xff_ff) return text.slice(at - 2, at);
  return at > 0 ? text.charAt(at - 1) : '';
}

/** The whole character that starts at `at`; empty at the end. */
export function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** Counted by hand: a regular expression anchored at the end rescans every run of spaces. */
export function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

export function withoutLeadingBlanks(text: string): string {
  let start = 0;
  while (isBlank(text.charAt(start))) start += 1;
  return text.slice(start);
}

export function withoutBlanks(text: string): string {
  return withoutTrailingBlanks(withoutLeadingBlanks(text));
}

/** A space or a tab: what Markdown trims. No-break spaces are text. */
export function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}
