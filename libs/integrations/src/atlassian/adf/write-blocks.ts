import { DEEPEST } from './adf.js';
import { AdfReader, isDone, ORDER } from './adf-reader.js';
import { escapeLineStart } from './escape.js';
import type { RunOptions } from './inline-run.js';
import { attribute, looseNode, type LooseNode, numberAttribute } from './loose-node.js';
import { Care, type LineOptions, writeLines } from './write-inline.js';
import { writeTable } from './write-table.js';

const SPACE = looseNode({ type: 'text', text: ' ' });
const SPACES = ' '.repeat(40);

/** A block's Markdown; `sign` is the list sign that a list right after it must not use. */
interface Written {
  readonly type: string;
  readonly text: string;
  readonly sign: string;
}

/** Writes blocks as Markdown. Lists and quotes nest to DEEPEST; what lies deeper is one paragraph of text. */
export class BlockWriter {
  readonly reader: AdfReader;
  private readonly options: LineOptions;

  /** Reads up to `room` characters of text. */
  constructor(options: RunOptions, room: number) {
    this.reader = new AdfReader(room);
    this.options = { ...options, care: new Care() };
  }

  /** The blocks one by one, so that a reader who has enough can stop. */
  *write(nodes: readonly LooseNode[], depth = 0): Generator<Written> {
    let before = '';
    for (const node of this.reader.blocks(nodes)) {
      const sign = signFor(node, before);
      const text = this.block(node, depth, sign);
      if (text === '') continue;
      before = sign;
      yield { type: node.type, text, sign };
    }
  }

  private block(node: LooseNode, depth: number, sign: string): string {
    if (depth >= DEEPEST && NESTING.has(node.type)) return this.paragraph(this.reader.flat(node));
    return this.writers[node.type]?.(node, depth, sign) ?? '';
  }

  private readonly writers: Readonly<
    Record<string, (node: LooseNode, depth: number, sign: string) => string>
  > = {
    paragraph: (node) => this.paragraph(this.reader.flat(node)),
    heading: (node) => this.heading(node),
    codeBlock: (node) => codeBlock(node, this.reader),
    rule: () => '---',
    table: (node) => writeTable(node, this.reader, this.options),
    blockquote: (node, depth) => quoted(joined([...this.write(this.reader.children(node), depth + 1)])),
    panel: (node, depth) => this.panel(node, depth),
    bulletList: (node, depth, sign) => this.list(node, depth, () => `${sign} `),
    decisionList: (node, depth, sign) => this.list(node, depth, () => `${sign} `),
    orderedList: (node, depth, sign) => {
      const start = numberAttribute(node, 'order', ORDER);
      return this.list(node, depth, (index) => `${start + index}${sign} `);
    },
    taskList: (node, depth, sign) => this.tasks(node, depth, sign),
  };

  private lines(nodes: readonly LooseNode[]): string[] {
    return writeLines(nodes, this.options);
  }

  private paragraph(nodes: readonly LooseNode[]): string {
    return this.lines(nodes).map(escapeLineStart).join('\\\n');
  }

  private heading(node: LooseNode): string {
    const parts = this.reader.flat(node).map((part) => (part.type === 'hardBreak' ? SPACE : part));
    const text = this.lines(parts).join(' ');
    const level = numberAttribute(node, 'level', { most: 6, otherwise: 6 });
    // Signs at the end would be taken for the heading's closing ones.
    return text === ''
      ? ''
      : `${'#'.repeat(Math.max(1, level))} ${text.replace(/(?<=^|[ \t])#+$/, String.raw`\$&`)}`;
  }

  private panel(node: LooseNode, depth: number): string {
    const kind = attribute(node, 'panelType').toUpperCase();
    const blocks = [...this.write(this.reader.children(node), depth + 1)];
    const alert = `> [!${/^[A-Z]+$/.test(kind) && kind !== 'CUSTOM' ? kind : 'NOTE'}]`;
    if (blocks.length === 0) return alert;
    return [alert, ...(blocks[0]?.type === 'paragraph' ? [] : ['>']), quoted(joined(blocks))].join('\n');
  }

  private list(node: LooseNode, depth: number, marker: (index: number) => string): string {
    const items = this.reader.children(node);
    return items.map((item, index) => this.item(item, depth, marker(index))).join('\n');
  }

  private item(item: LooseNode, depth: number, marker: string): string {
    const body = joined([...this.write([item], depth + 1)], 'tight');
    if (body === '') return marker.trimEnd();
    // A list or a rule right behind the marker would be read with it.
    const start = /^(?:[-*+]|\d+[.)])(?:\s|$)|^---/.test(body)
      ? `${marker.trimEnd()}\n${SPACES.slice(0, marker.length)}`
      : marker;
    return start + indented(body, marker.length);
  }

  private tasks(list: LooseNode, depth: number, sign: string): string {
    const rows: string[] = [];
    for (const child of this.reader.children(list)) {
      const last = rows.at(-1);
      const nested = child.type === 'taskList' && depth + 1 < DEEPEST;
      if (nested && last !== undefined)
        rows[rows.length - 1] = `${last}\n  ${indented(this.tasks(child, depth + 1, '-'), 2)}`;
      else if (nested) rows.push(this.tasks(child, depth + 1, sign));
      else rows.push(this.task(child, sign));
    }
    return rows.filter((row) => row !== '').join('\n');
  }

  private task(task: LooseNode, sign: string): string {
    const [first = '', ...others] = this.lines(this.reader.flat(task));
    const marker = `${sign} [${isDone(task) ? 'x' : ' '}]`;
    return [
      first === '' ? marker : `${marker} ${first}`,
      ...others.map((line) => `  ${escapeLineStart(line)}`),
    ].join('\\\n');
  }
}

const NESTING = new Set(['bulletList', 'orderedList', 'decisionList', 'taskList', 'blockquote', 'panel']);

/** Lists side by side are told apart by their signs. */
function signFor(node: LooseNode, before: string): string {
  if (node.type === 'orderedList') return before === '.' ? ')' : '.';
  if (!node.type.endsWith('List')) return '';
  return before === '-' ? '*' : '-';
}

/** Inside an item a list may follow its text at once, where it is sure to be read as a list. */
export function joined(blocks: readonly Written[], tight?: 'tight'): string {
  return blocks
    .map(({ text }, index) => {
      if (index === 0) return text;
      const follows =
        tight === 'tight' && /^(?:[-*]|1[.)]) \S/.test(text) && blocks[index - 1]?.type === 'paragraph';
      return `${follows ? '\n' : '\n\n'}${text}`;
    })
    .join('');
}

function indented(text: string, columns: number): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${SPACES.slice(0, columns)}`);
}

function quoted(text: string): string {
  return text === ''
    ? ''
    : text
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
}

function codeBlock(node: LooseNode, reader: AdfReader): string {
  const text = reader
    .flat({ ...node, type: '' })
    .map((part) => (part.type === 'hardBreak' ? '\n' : part.text))
    .join('')
    .replaceAll(/\r\n?/g, '\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((ticks) => ticks[0].length));
  const fence = '`'.repeat(longest + 1);
  const language = /^[^\s`]+$/u.exec(attribute(node, 'language'))?.[0] ?? '';
  return [fence + language, ...(text === '' ? [] : [text]), fence].join('\n');
}

export function rootOf(value: unknown): LooseNode[] {
  return Array.isArray(value) ? value.map(looseNode) : [looseNode(value)];
}
