import type { AdfBlock, AdfCodeBlock, AdfInline, AdfList, AdfListItem, AdfMark, PanelType } from './adf.js';
import type { Block, Code, Heading, Item, List, Quote, Table } from './parse-blocks.js';
import { parseInline } from './parse-inline.js';
import type { InlineOptions } from './scan-inline.js';
import { TasksToAdf } from './tasks-to-adf.js';

/** Where a block stands decides what it may be: Jira refuses a heading in a list, a table in a quote, a quote in a quote. */
type Place = 'document' | 'panel' | 'quote' | 'item';

const ALERT = /^\[!(\w+)\][ \t]*$/;
const PANELS: Readonly<Record<string, PanelType>> = {
  info: 'info',
  note: 'note',
  important: 'note',
  tip: 'tip',
  warning: 'warning',
  caution: 'error',
  error: 'error',
  success: 'success',
};
/** A table with more cells (all rows filled up to the widest) is kept as text. */
const MOST_CELLS = 10_000;

/** Builds the document: each block as itself where Jira allows it, as the nearest thing that keeps its text elsewhere. */
export class BlocksToAdf {
  private readonly tasks: TasksToAdf;

  constructor(private readonly options: InlineOptions) {
    this.tasks = new TasksToAdf((source) => this.inline(source));
  }

  blocks(blocks: readonly Block[], place: Place = 'document'): AdfBlock[] {
    return blocks.flatMap((block) => this.block(block, place));
  }

  private block(block: Block, place: Place): AdfBlock[] {
    switch (block.kind) {
      case 'paragraph':
        return [{ type: 'paragraph', content: this.inline(block.lines.join('\n')) }];
      case 'heading':
        return [this.heading(block, place)];
      case 'code':
        return [codeBlock(block)];
      case 'rule':
        return isWide(place) ? [{ type: 'rule' }] : [];
      case 'table':
        return [place === 'document' ? this.table(block) : sourceOf(block)];
      case 'quote':
        return this.quote(block, place);
      case 'list':
        return [this.list(block, place)];
    }
  }

  private inline(source: string): AdfInline[] {
    return parseInline(source, this.options);
  }

  private heading({ level, text }: Heading, place: Place): AdfBlock {
    const content = this.inline(text);
    if (isWide(place)) return { type: 'heading', attrs: { level }, content };
    return { type: 'paragraph', content: content.map(asStrong) };
  }

  private quote({ children }: Quote, place: Place): AdfBlock[] {
    if (place !== 'document') return this.blocks(children, place);
    const panelType = panelOf(children);
    if (panelType === undefined) {
      return [{ type: 'blockquote', content: orEmptyParagraph(this.blocks(children, 'quote')) }];
    }
    const content = orEmptyParagraph(this.blocks(withoutAlert(children), 'panel'));
    return [{ type: 'panel', attrs: { panelType }, content }];
  }

  private list(list: List, place: Place): AdfBlock {
    if (place !== 'quote' && this.tasks.isTasks(list)) return this.tasks.taskList(list);
    const content = list.items.map((item) => this.listItem(item));
    const plain: AdfList =
      list.start === undefined
        ? { type: 'bulletList', content }
        : { type: 'orderedList', attrs: { order: list.start }, content };
    return plain;
  }

  private listItem(item: Item): AdfListItem {
    const content = this.blocks(item.children, 'item');
    const first = content[0]?.type;
    const starts = first === 'paragraph' || first === 'codeBlock';
    return { type: 'listItem', content: starts ? content : [{ type: 'paragraph' }, ...content] };
  }

  private table(table: Table): AdfBlock {
    const width = Math.max(...table.rows.map((row) => row.length));
    if (width * table.rows.length > MOST_CELLS) return sourceOf(table);
    return {
      type: 'table',
      content: table.rows.map((row, index) => ({
        type: 'tableRow',
        content: Array.from({ length: width }, (_, column) => ({
          type: index === 0 ? 'tableHeader' : 'tableCell',
          content: [
            { type: 'paragraph', content: parseInline(row[column] ?? '', { ...this.options, cell: true }) },
          ],
        })),
      })),
    };
  }
}

/** Where headings and rules may stand. */
function isWide(place: Place): boolean {
  return place === 'document' || place === 'panel';
}

function codeBlock({ language, lines }: Code): AdfCodeBlock {
  const text = lines.join('\n');
  return {
    type: 'codeBlock',
    ...(language === undefined ? {} : { attrs: { language } }),
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  };
}

function sourceOf(table: Table): AdfCodeBlock {
  return {
    type: 'codeBlock',
    attrs: { language: 'markdown' },
    content: [{ type: 'text', text: table.lines.join('\n') }],
  };
}

function asStrong(node: AdfInline): AdfInline {
  if (node.type !== 'text') return node;
  const marks: readonly AdfMark[] = node.marks ?? [];
  if (marks.some((mark) => mark.type === 'strong' || mark.type === 'code')) return node;
  return { ...node, marks: [{ type: 'strong' }, ...marks] };
}

/** GitHub's alerts (`> [!WARNING]`) are Jira's panels. */
function panelOf(children: readonly Block[]): PanelType | undefined {
  const [first] = children;
  const [, name] = (first?.kind === 'paragraph' && ALERT.exec(first.lines[0] ?? '')) || [];
  return name === undefined ? undefined : PANELS[name.toLowerCase()];
}

function withoutAlert([first, ...others]: readonly Block[]): readonly Block[] {
  if (first?.kind !== 'paragraph' || first.lines.length === 1) return others;
  return [{ kind: 'paragraph', lines: first.lines.slice(1) }, ...others];
}

function orEmptyParagraph(content: readonly AdfBlock[]): readonly AdfBlock[] {
  return content.length === 0 ? [{ type: 'paragraph' }] : content;
}
