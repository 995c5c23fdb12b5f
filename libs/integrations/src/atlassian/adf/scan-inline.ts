import {
  characterBefore,
  isAsciiPunctuation,
  kindOf,
  withoutLeadingBlanks,
  withoutTrailingBlanks,
} from './characters.js';
import { delimiterAt, pairEmphasis } from './emphasis.js';
import type { InlineToken, Link } from './inline-token.js';
import { angleLinkAt, bareLinkAt, characterReferenceAt, isCarried, targetAt } from './link-syntax.js';
import { accountAt, isWord, MentionFinder, type Mentions } from './mentions.js';

export interface InlineOptions {
  readonly mentions?: Mentions | undefined;
  /** A table's cell: `<br>` is its only way to break a line. */
  readonly cell?: boolean;
}

const NOBODY = new MentionFinder(new Map());
const PLAIN = /[^\\`*_~[\]!<&@hH\n]+/y;
const CELL_BREAK = /<br\s?\/?>/iy;
const TICKS = /`+/g;
const MENTION_TARGET = /^accountid:([\w:.-]{1,128})$/i;

/** Reads the text of one block into tokens whose emphasis and links are paired. Linear in the text. */
export function scanInline(source: string, options: InlineOptions): InlineToken[] {
  return new InlineScanner(source, options).scan();
}

interface Bracket {
  readonly token: number;
  readonly image: boolean;
  readonly mention: boolean;
}

class InlineScanner {
  private readonly tokens: InlineToken[] = [];
  private readonly brackets: Bracket[] = [];
  private readonly people: MentionFinder;
  private ticks: Map<number, number[]> | undefined;
  private at = 0;
  /** Where the last escaped character ended. */
  private escaped = 0;
  /** Images that began below this bracket can no longer end: an image inside an image is text. */
  private settled = 0;

  constructor(
    private readonly source: string,
    private readonly options: InlineOptions,
  ) {
    this.people = options.mentions === undefined ? NOBODY : new MentionFinder(options.mentions);
  }

  scan(): InlineToken[] {
    while (this.at < this.source.length) {
      PLAIN.lastIndex = this.at;
      const [plain] = PLAIN.exec(this.source) ?? [];
      if (plain === undefined) this.special(this.source.charAt(this.at));
      else this.text(plain, plain.length);
    }
    pairEmphasis(this.tokens, 0);
    return this.tokens;
  }

  private special(sign: string): void {
    if (InlineScanner.readers[sign]?.(this) !== true) this.text(sign, 1);
  }

  /** Each reader takes what starts at `at`, or says that it is nothing but text. */
  private static readonly readers: Readonly<Record<string, (scanner: InlineScanner) => boolean>> = {
    '\\': (scanner) => scanner.escape(),
    '`': (scanner) => scanner.code(),
    '*': (scanner) => scanner.delimiter(),
    _: (scanner) => scanner.delimiter(),
    '~': (scanner) => scanner.delimiter(),
    '[': (scanner) => scanner.account() || scanner.openBracket('['),
    '!': (scanner) => scanner.source.charAt(scanner.at + 1) === '[' && scanner.openBracket('!['),
    ']': (scanner) => scanner.closeBracket(),
    '<': (scanner) => scanner.angle(),
    '&': (scanner) => scanner.reference(),
    '@': (scanner) => scanner.mention(),
    h: (scanner) => scanner.bareLink(),
    H: (scanner) => scanner.bareLink(),
    '\n': (scanner) => scanner.newline(),
  };

  private text(text: string, length: number): void {
    const last = this.tokens.at(-1);
    if (last?.kind === 'text') last.text += text;
    else this.tokens.push({ kind: 'text', text });
    this.at += length;
  }

  private push(token: InlineToken, length: number): true {
    this.tokens.push(token);
    this.at += length;
    return true;
  }

  private escape(): boolean {
    const next = this.source.charAt(this.at + 1);
    if (next === '\n') return this.lineBreak(2);
    if (!isAsciiPunctuation(next)) return false;
    this.text(next, 2);
    this.escaped = this.at;
    return true;
  }

  private newline(): boolean {
    const last = this.tokens.at(-1);
    const hard = last?.kind === 'text' && last.text.endsWith('  ');
    if (hard) return this.lineBreak(1);
    if (last?.kind === 'text') last.text = withoutTrailingBlanks(last.text);
    this.text(' ', 1);
    return true;
  }

  private lineBreak(length: number): true {
    const last = this.tokens.at(-1);
    if (last?.kind === 'text') last.text = withoutTrailingBlanks(last.text);
    return this.push({ kind: 'break' }, length);
  }

  private code(): boolean {
    let end = this.at;
    while (this.source.charAt(end) === '`') end += 1;
    const length = end - this.at;
    const close = this.closingTicks(length, end);
    if (close === undefined) {
      this.text('`'.repeat(length), length);
      return true;
    }
    const inside = this.source.slice(end, close).replaceAll('\n', ' ');
    const padded = inside.startsWith(' ') && inside.endsWith(' ') && withoutLeadingBlanks(inside) !== '';
    return this.push({ kind: 'code', text: padded ? inside.slice(1, -1) : inside }, close + length - this.at);
  }

  /** Every run of backticks is found once and forgotten once passed, so that a thousand unclosed ones stay cheap. */
  private closingTicks(length: number, from: number): number | undefined {
    this.ticks ??= runsOfTicks(this.source);
    const positions = this.ticks.get(length) ?? [];
    while (positions.length > 0 && (positions.at(-1) ?? 0) < from) positions.pop();
    return positions.at(-1);
  }

  private delimiter(): boolean {
    const token = delimiterAt(this.source, this.at);
    if (token !== undefined) return this.push(token, token.original);
    let end = this.at;
    while (this.source.charAt(end) === '~') end += 1;
    this.text(this.source.slice(this.at, end), end - this.at);
    return true;
  }

  private account(): boolean {
    const account = accountAt(this.source, this.at);
    if (account === undefined) return false;
    const text = this.people.nameOf(account.id) ?? account.id;
    return this.push({ kind: 'mention', id: account.id, text }, account.length);
  }

  private openBracket(sign: '[' | '!['): boolean {
    const mention = this.at > this.escaped && this.source.charAt(this.at - 1) === '@';
    this.brackets.push({ token: this.tokens.length, image: sign === '![', mention });
    return this.push({ kind: 'bracket', text: sign }, sign.length);
  }

  private closeBracket(): boolean {
    const bracket = this.popBracket();
    const target = bracket && targetAt(this.source, this.at + 1);
    if (bracket === undefined || target === undefined) return false;
    const [, id] = (bracket.mention && MENTION_TARGET.exec(target.href)) || [];
    if (id !== undefined) return this.closeMention(bracket, id, target.end);
    if (!isCarried(target.href)) return false;
    this.closeLink(bracket, { href: target.href, title: target.title });
    return this.push({ kind: 'link-end' }, target.end - this.at);
  }

  private popBracket(): Bracket | undefined {
    const bracket = this.brackets.pop();
    const isDead = bracket?.image === true && this.brackets.length < this.settled;
    this.settled = Math.min(this.settled, this.brackets.length);
    return isDead ? undefined : bracket;
  }

  private closeLink(bracket: Bracket, link: Link): void {
    pairEmphasis(this.tokens, bracket.token);
    this.freeze(bracket.token);
    this.nameLink(bracket.token + 1, link.href);
    this.tokens[bracket.token] = { kind: 'link-start', link };
    // No link inside a link; an image may stand inside one.
    if (bracket.image) this.settled = this.brackets.length;
    else this.brackets.length = 0;
  }

  /** A link without text of its own, such as an image without a description or a person, shows where it leads. */
  private nameLink(from: number, href: string): void {
    const inside = this.tokens.slice(from);
    if (inside.some((token) => token.kind !== 'mention' && visibleText(token).trim() !== '')) return;
    const people = inside.filter((token) => token.kind === 'mention');
    this.tokens.splice(from, inside.length, ...people);
    this.text(people.length > 0 ? ` ${href}` : href, 0);
  }

  private closeMention(bracket: Bracket, id: string, end: number): boolean {
    const name = this.tokens.splice(bracket.token).map(visibleText).join('').slice(1);
    const before = this.tokens.at(-1);
    if (before?.kind === 'text') before.text = before.text.slice(0, -1);
    return this.push({ kind: 'mention', id, text: name === '' ? id : name }, end - this.at);
  }

  /** Emphasis inside a link's text is settled: what is left of it pairs with nothing outside. */
  private freeze(from: number): void {
    for (let at = from; at < this.tokens.length; at += 1) {
      const token = this.tokens[at];
      if (token?.kind === 'delimiter') this.tokens[at] = { ...token, canOpen: false, canClose: false };
    }
  }

  private angle(): boolean {
    CELL_BREAK.lastIndex = this.at;
    const [lineBreak] = (this.options.cell === true && CELL_BREAK.exec(this.source)) || [];
    if (lineBreak !== undefined) return this.lineBreak(lineBreak.length);
    const link = angleLinkAt(this.source, this.at);
    if (link === undefined) return false;
    return this.push(
      { kind: 'url', text: link.text, link: { href: link.href, title: undefined } },
      link.length,
    );
  }

  private reference(): boolean {
    const reference = characterReferenceAt(this.source, this.at);
    if (reference === undefined) return false;
    this.text(reference.character, reference.length);
    return true;
  }

  private mention(): boolean {
    if (isWord(characterBefore(this.source, this.at))) return false;
    const found = this.people.at(this.source, this.at);
    return found !== undefined && this.push({ kind: 'mention', ...found.person }, found.length);
  }

  private bareLink(): boolean {
    if (kindOf(characterBefore(this.source, this.at)) === 'word') return false;
    const href = bareLinkAt(this.source, this.at);
    return (
      href !== undefined &&
      this.push({ kind: 'url', text: href, link: { href, title: undefined } }, href.length)
    );
  }
}

/** Where the runs of each length start, last first. */
function runsOfTicks(source: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const match of source.matchAll(TICKS)) {
    const positions = runs.get(match[0].length);
    if (positions === undefined) runs.set(match[0].length, [match.index]);
    else positions.push(match.index);
  }
  for (const positions of runs.values()) positions.reverse();
  return runs;
}

function visibleText(token: InlineToken): string {
  if (token.kind === 'delimiter') return token.sign.repeat(token.length);
  return 'text' in token ? token.text : '';
}
