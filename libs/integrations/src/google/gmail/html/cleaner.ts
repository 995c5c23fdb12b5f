import { isHidden, isQuote, type Marks, marksOf, startsHistory } from './marks.js';
import type { Token } from './tokens.js';

export interface Cleaning {
  /** Keeps the history that mail programs quote below an answer. */
  readonly quoted: boolean;
  /** Keeps where links lead. */
  readonly links: boolean;
}

const dropped = new Set([
  'template',
  'svg',
  'math',
  'object',
  'select',
  'button',
  'audio',
  'video',
  'canvas',
]);
const inner = ['b', 'strong', 'i', 'em', 'code'];
const blocks = ['p', 'div', 'ul', 'ol', 'li', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const kept = new Set([...blocks, ...inner]);
const asBlock = new Set([
  'tr',
  'table',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'address',
  'dt',
  'dd',
]);
const reopened = new Set(['ul', 'ol', 'blockquote', 'pre']);
/** Elements that end without a closing tag when the next of their kind begins. */
const selfEnding = new Set(['p', 'li', 'tr', 'td', 'th', 'dt', 'dd', 'option']);
const empty = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'base', 'col', 'area', 'wbr', 'source']);

const deepest = 40;

/** Makes of any HTML a small, flat, well-formed one that shows the same text: no attributes, nothing hidden, bounded depth. */
export class Cleaner {
  #markup = '';
  #open: string[] = [];
  #skipped: { name: string; depth: number } | undefined;
  #cells = 0;
  #hasText = false;
  #ended = false;

  constructor(
    private readonly html: string,
    private readonly cleaning: Cleaning,
  ) {}

  /** Characters of markup that wait to be flushed. */
  get size(): number {
    return this.#markup.length;
  }

  /** Whether nothing that follows is wanted. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The markup since the last flush, closed; what follows begins in the same lists. */
  flush(): string {
    const closing = this.#open.toReversed().map((name) => `</${name}>`);
    const markup = this.#markup + closing.join('');
    this.#open = this.#open.filter((name) => reopened.has(name));
    this.#markup = this.#open.map((name) => `<${name}>`).join('');
    return markup;
  }

  take(token: Token): void {
    if (this.#skipped !== undefined) this.skip(token, this.#skipped);
    else if (token.kind === 'text') this.text(token.text);
    else if (token.kind === 'open') this.begin(token);
    else this.end(asBlock.has(token.name) ? 'div' : token.name);
  }

  private skip(token: Token, skipped: { name: string; depth: number }): void {
    if (token.kind === 'text' || token.name !== skipped.name) return;
    const opens = token.kind === 'open' && !selfEnding.has(token.name);
    skipped.depth += opens ? 1 : -1;
    if (skipped.depth > 0) return;
    this.#skipped = undefined;
    if (token.kind === 'open') this.take(token);
  }

  private text(text: string): void {
    this.#markup += text;
    this.#hasText ||= /[^\s&]/.test(text);
  }

  private begin({ name, attributes, end }: Extract<Token, { kind: 'open' }>): void {
    const marks = marksOf(attributes);
    if (this.isUnwanted(name, marks, end)) {
      if (!empty.has(name)) this.#skipped = { name, depth: 1 };
      return;
    }
    if (name === 'br' || name === 'hr') this.#markup += `<${name}>`;
    else if (name === 'a') this.link(marks.href);
    else if (name === 'td' || name === 'th') this.cell();
    else if (asBlock.has(name)) this.row(name);
    else if (kept.has(name)) this.enter(name, '');
  }

  private isUnwanted(name: string, marks: Marks, end: number): boolean {
    if (dropped.has(name) || isHidden(marks)) return true;
    if (this.cleaning.quoted) return false;
    if (this.#hasText && startsHistory(marks)) this.#ended = true;
    return this.#ended || (isQuote(name, marks) && !isForwarded(this.html, end));
  }

  private link(href: string): void {
    if (this.cleaning.links && /^(?:https?:|mailto:)[^\s<>"]{1,500}$/i.test(href))
      this.enter('a', ` href="${href}"`);
  }

  private cell(): void {
    if (this.#cells > 0) this.#markup += ' | ';
    this.#cells += 1;
  }

  private row(name: string): void {
    if (name === 'tr') this.#cells = 0;
    this.enter('div', '');
  }

  private enter(name: string, attributes: string): void {
    if (this.#open.length >= deepest) return;
    this.#open.push(name);
    this.#markup += `<${name}${attributes}>`;
  }

  private end(name: string): void {
    const at = this.#open.lastIndexOf(name);
    if (at < 0) return;
    for (const left of this.#open.splice(at).toReversed()) this.#markup += `</${left}>`;
  }
}

// Gmail puts a forwarded message into the same element as history, behind a line of dashes.
const isForwarded = (html: string, from: number): boolean =>
  html
    .slice(from, from + 400)
    .replaceAll(/<[^>]*>/g, '')
    .trimStart()
    .startsWith('-----');
