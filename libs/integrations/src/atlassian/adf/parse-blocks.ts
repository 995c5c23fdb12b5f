import { DEEPEST } from './adf.js';
import { withoutLeadingBlanks } from './characters.js';
import {
  cellsOf,
  delimiterColumns,
  endsFence,
  type Fence,
  fenceAt,
  headingAt,
  indentOf,
  isEmptyLine,
  isRule,
  listMarkerAt,
  type ListMarker,
  quoteRest,
  type Rest,
  skipIndent,
  underlineLevel,
} from './lines.js';

export type Block = Leaf | Quote | List;

export type Leaf = Paragraph | Code | Table | Heading | { readonly kind: 'rule' };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: string[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
}

export interface Code {
  readonly kind: 'code';
  readonly language: string | undefined;
  readonly lines: string[];
}

/** The first row is the header. `lines` is the source. */
export interface Table {
  readonly kind: 'table';
  readonly rows: string[][];
  readonly lines: string[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly children: Block[];
}

export interface List {
  readonly kind: 'list';
  readonly sign: string;
  readonly start: number | undefined;
  readonly items: Item[];
}

/** A check box is still the first word of its first paragraph. */
export interface Item {
  readonly children: Block[];
}

/** An open root, quote or item; `indent` is set for items only. */
interface Container {
  readonly children: Block[];
  indent?: number;
  readonly ordered?: boolean;
}

/**
 * Splits Markdown into blocks: CommonMark's containers line by line, with GFM's tables and tasks.
 * The work is linear in the text, for each line looks at no more than the open containers, which are capped at DEEPEST.
 * HTML blocks and link definitions are paragraphs: their text stays as it was written.
 */
export function parseBlocks(markdown: string): Block[] {
  const reader = new BlockReader();
  for (const line of markdown.split(/\r\n|\n|\r/)) reader.read(line);
  return reader.blocks;
}

class BlockReader {
  readonly blocks: Block[] = [];
  private readonly open: Container[] = [{ children: this.blocks }];
  private leaf: Leaf | undefined;
  private fence: Fence | undefined;
  private emptyLines = 0;

  read(line: string): void {
    const { rest, depth } = this.continued({ text: line, column: 0 });
    if (this.continuesCode(rest, depth)) return;
    const inner = this.startContainers(rest, depth);
    const indent = indentOf(inner.rest);
    const text = skipIndent(inner.rest, indent).text;
    if (text === '') {
      this.closeTo(inner.depth);
      this.leaf = undefined;
    } else if (indent >= 4 && this.leaf?.kind !== 'paragraph') this.addIndentedCode(inner);
    else if (indent >= 4 || !this.startLeaf(text, indent, inner.depth)) this.addText(text, inner.depth);
  }

  /** How many open containers go on with this line, and what they leave of it. */
  private continued(line: Rest): { rest: Rest; depth: number } {
    let rest = line;
    let depth = 1;
    for (const container of this.open.slice(1)) {
      const next =
        container.indent === undefined ? quoteContinuation(rest) : itemContinuation(container, rest);
      if (next === undefined) break;
      rest = next;
      depth += 1;
    }
    return { rest, depth };
  }

  private continuesCode(rest: Rest, depth: number): boolean {
    if (this.leaf?.kind !== 'code' || depth < this.open.length) return false;
    if (this.fence !== undefined) {
      if (endsFence(rest, this.fence)) this.leaf = undefined;
      else this.leaf.lines.push(skipIndent(rest, Math.min(indentOf(rest), this.fence.indent)).text);
      return true;
    }
    if (isEmptyLine(rest.text)) {
      this.emptyLines += 1;
      return true;
    }
    if (indentOf(rest) < 4) return false;
    while (this.emptyLines > 0) {
      this.leaf.lines.push('');
      this.emptyLines -= 1;
    }
    this.leaf.lines.push(skipIndent(rest, 4).text);
    return true;
  }

  private startContainers(line: Rest, matched: number): { rest: Rest; depth: number } {
    let rest = line;
    let depth = matched;
    while (depth <= DEEPEST) {
      const indent = indentOf(rest);
      const visible = skipIndent(rest, indent);
      if (indent >= 4 || isRule(visible.text)) break;
      const quoted = quoteRest(visible);
      const marker = quoted === undefined ? this.markerAt(visible, indent, depth) : undefined;
      if (quoted === undefined && marker === undefined) break;
      this.closeTo(depth);
      this.leaf = undefined;
      rest = quoted ?? this.openItem(marker);
      if (quoted !== undefined) this.openQuote();
      depth += 1;
    }
    return { rest, depth };
  }

  /** Inside a paragraph only a list that starts with 1 and is not empty may begin (CommonMark 5.3). */
  private markerAt(visible: Rest, indent: number, depth: number): ListMarker | undefined {
    const marker = listMarkerAt(visible, indent);
    const interrupts = this.leaf?.kind === 'paragraph' && depth === this.open.length;
    if (marker === undefined || !interrupts) return marker;
    return isEmptyLine(marker.rest.text) || (marker.start ?? 1) !== 1 ? undefined : marker;
  }

  private openQuote(): void {
    const quote: Quote = { kind: 'quote', children: [] };
    this.children.push(quote);
    this.open.push(quote);
  }

  private openItem(marker: ListMarker | undefined): Rest {
    if (marker === undefined) return { text: '', column: 0 };
    const item: Item = { children: [] };
    const last = this.children.at(-1);
    if (last?.kind === 'list' && last.sign === marker.sign) last.items.push(item);
    else this.children.push({ kind: 'list', sign: marker.sign, start: marker.start, items: [item] });
    this.open.push({ children: item.children, indent: marker.indent, ordered: marker.start !== undefined });
    return marker.rest;
  }

  private startLeaf(text: string, indent: number, depth: number): boolean {
    const fence = fenceAt(text, indent);
    if (fence !== undefined) {
      this.addLeaf({ kind: 'code', language: fence.language, lines: [] }, depth);
      this.fence = fence;
      return true;
    }
    const heading = headingAt(text);
    if (heading !== undefined) {
      this.addLeaf({ kind: 'heading', ...heading }, depth);
      this.leaf = undefined;
      return true;
    }
    if (this.changesParagraph(text, depth)) return true;
    if (!isRule(text)) return false;
    this.addLeaf({ kind: 'rule' }, depth);
    this.leaf = undefined;
    return true;
  }

  /** A line under a paragraph that makes it a heading or its last line a table's header. */
  private changesParagraph(text: string, depth: number): boolean {
    if (this.leaf?.kind !== 'paragraph' || depth < this.open.length) return false;
    const { lines } = this.leaf;
    const level = underlineLevel(text);
    if (level !== undefined) {
      this.children.splice(-1, 1, { kind: 'heading', level, text: lines.join('\n') });
      this.leaf = undefined;
      return true;
    }
    const header = lines.at(-1) ?? '';
    const columns = header.includes('|') ? delimiterColumns(text) : undefined;
    if (columns === undefined || cellsOf(header).length !== columns) return false;
    lines.pop();
    if (lines.length === 0) this.children.pop();
    this.addLeaf({ kind: 'table', rows: [cellsOf(header)], lines: [header, text] }, depth);
    return true;
  }

  private addIndentedCode({ rest, depth }: { rest: Rest; depth: number }): void {
    this.addLeaf({ kind: 'code', language: undefined, lines: [skipIndent(rest, 4).text] }, depth);
    this.fence = undefined;
    this.emptyLines = 0;
  }

  /** A paragraph goes on even where its quote or item is no longer marked (CommonMark's lazy continuation). */
  private addText(text: string, depth: number): void {
    if (this.leaf?.kind === 'paragraph') this.leaf.lines.push(text);
    else if (this.leaf?.kind === 'table' && depth === this.open.length) {
      this.leaf.rows.push(cellsOf(text));
      this.leaf.lines.push(text);
    } else {
      this.closeTo(depth);
      this.startParagraph(text);
    }
  }

  private startParagraph(text: string): void {
    this.addLeaf({ kind: 'paragraph', lines: [withoutLeadingBlanks(text)] }, this.open.length);
  }

  private addLeaf(leaf: Leaf, depth: number): void {
    this.closeTo(depth);
    this.children.push(leaf);
    this.leaf = leaf;
  }

  private closeTo(depth: number): void {
    if (depth < this.open.length) this.leaf = undefined;
    this.open.length = Math.min(depth, this.open.length);
  }

  private get children(): Block[] {
    return this.open.at(-1)?.children ?? this.blocks;
  }
}

function quoteContinuation(rest: Rest): Rest | undefined {
  const indent = indentOf(rest);
  return indent < 4 ? quoteRest(skipIndent(rest, indent)) : undefined;
}

function itemContinuation(item: Container, rest: Rest): Rest | undefined {
  const wanted = item.indent ?? 0;
  if (isEmptyLine(rest.text)) return item.children.length > 0 ? skipIndent(rest, wanted) : undefined;
  const indent = indentOf(rest);
  if (indent >= wanted) return skipIndent(rest, wanted);
  // Many people indent by two under "1.": CommonMark would end the numbered list there.
  const bullet = item.ordered === true && indent >= 2 && /^[-+*][ \t]/.test(skipIndent(rest, indent).text);
  if (!bullet) return undefined;
  item.indent = indent;
  return skipIndent(rest, indent);
}
