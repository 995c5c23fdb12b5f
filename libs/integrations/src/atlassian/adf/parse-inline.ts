import type { AdfInline, AdfMark } from './adf.js';
import { withoutBlanks } from './characters.js';
import type { Emphasis, InlineToken, Link } from './inline-token.js';
import { type InlineOptions, scanInline } from './scan-inline.js';

const EMPHASES: readonly Emphasis[] = ['strong', 'em', 'strike'];

/**
 * The inline content that a block's Markdown stands for. Text that looks like HTML stays text; so does a link to anything but the web
 * or a mailbox. An image is a link to it.
 */
export function parseInline(source: string, options: InlineOptions = {}): AdfInline[] {
  const line = new InlineLine();
  for (const token of scanInline(withoutBlanks(source), options)) line.add(token);
  return line.content;
}

/** Turns paired tokens into text with marks, merging neighbours that look the same. */
class InlineLine {
  readonly content: AdfInline[] = [];
  private readonly depth: Record<Emphasis, number> = { strong: 0, em: 0, strike: 0 };
  private readonly links: Link[] = [];
  private key = '';

  add(token: InlineToken): void {
    if (token.kind === 'delimiter') {
      for (const emphasis of token.closes) this.depth[emphasis] -= 1;
      this.text(token.sign.repeat(token.length), this.marks());
      for (const emphasis of token.opens) this.depth[emphasis] += 1;
    } else if (token.kind === 'link-start') this.links.push(token.link);
    else if (token.kind === 'link-end') this.links.pop();
    else this.addLeaf(token);
  }

  private addLeaf(token: Exclude<InlineToken, { kind: 'delimiter' | 'link-start' | 'link-end' }>): void {
    if (token.kind === 'break') this.atom({ type: 'hardBreak' });
    else if (token.kind === 'mention') {
      const text = token.text.startsWith('@') ? token.text : `@${token.text}`;
      this.atom({ type: 'mention', attrs: { id: token.id, text } });
    } else if (token.kind === 'code') this.text(token.text, [{ type: 'code' }, ...this.link()]);
    else if (token.kind === 'url') this.text(token.text, [...this.marks(token.link)]);
    else this.text(token.text, this.marks());
  }

  /** The outermost link wins: an image or a bare URL inside a link leads where the link leads. */
  private link(inner?: Link): AdfMark[] {
    const link = this.links[0] ?? inner;
    if (link === undefined) return [];
    const { href, title } = link;
    return [{ type: 'link', attrs: title === undefined ? { href } : { href, title } }];
  }

  private marks(inner?: Link): AdfMark[] {
    const emphases = EMPHASES.filter((emphasis) => this.depth[emphasis] > 0);
    return [...emphases.map((type) => ({ type })), ...this.link(inner)];
  }

  private text(text: string, marks: readonly AdfMark[]): void {
    if (text === '') return;
    const key = marks.length === 0 ? 'plain' : JSON.stringify(marks);
    const last = this.content.at(-1);
    if (last?.type === 'text' && key === this.key)
      this.content[this.content.length - 1] = { ...last, text: last.text + text };
    else this.content.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks });
    this.key = key;
  }

  private atom(node: AdfInline): void {
    this.content.push(node);
    this.key = '';
  }
}
