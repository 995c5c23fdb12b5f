import { clip } from '../../text.js';
import { isInline } from './inline-run.js';
import { attribute, looseNode, type LooseNode, numberAttribute } from './loose-node.js';

/** Blocks that are written as they are; everything else is opened and its content takes its place. */
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'decisionList',
  'taskList',
  'codeBlock',
  'blockquote',
  'panel',
  'rule',
  'table',
]);
const HARD_BREAK = looseNode({ type: 'hardBreak' });
/** More nodes than any document Jira stores; also what ends a structure that contains itself. */
const MOST_NODES = 200_000;

/** A text is as much work as so many characters, however short it is. */
const SHORTEST = 8;

interface Pending {
  readonly node: LooseNode | 'edge';
  readonly sign: string;
}

/** Reads a tree that may hold anything at any depth, with a stack of its own and a count of what it has read. */
export class AdfReader {
  private left = MOST_NODES;
  private isCut = false;

  /** Reads up to `room` characters of text. */
  constructor(private room: number) {}

  /** True once there was more than was read. */
  get isExhausted(): boolean {
    return this.isCut;
  }

  children(node: LooseNode): LooseNode[] {
    const taken: LooseNode[] = [];
    for (const child of node.content) {
      this.isCut ||= this.left <= 0 || this.room <= 0;
      if (this.left <= 0 || this.room <= 0) break;
      this.left -= 1;
      taken.push(this.within(looseNode(child)));
    }
    return taken;
  }

  private within(node: LooseNode): LooseNode {
    if (node.text === '') return node;
    const text = clip(node.text, this.room);
    this.room -= Math.max(text.length, SHORTEST);
    if (text.length === node.text.length) return node;
    this.isCut = true;
    return { ...node, text };
  }

  /** The blocks in these nodes, wrappers opened, loose text gathered into paragraphs. */
  blocks(nodes: readonly LooseNode[]): LooseNode[] {
    const found: LooseNode[] = [];
    let line: LooseNode[] = [];
    const pending: Pending[] = nodes.toReversed().map((node) => ({ node, sign: '' }));
    const endLine = (): void => {
      if (line.length > 0) found.push({ ...looseNode({ type: 'paragraph' }), content: line });
      line = [];
    };
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.node !== 'edge' && isInline(next.node)) line.push(next.node);
      else {
        endLine();
        if (next.node === 'edge') continue;
        if (BLOCKS.has(next.node.type)) found.push(next.node);
        else pending.push(...this.opened(next.node));
      }
    }
    endLine();
    return found;
  }

  /** Everything a node holds in one sequence, blocks apart by hard breaks: what a table's cell or a task can show. */
  flat(node: LooseNode): LooseNode[] {
    const line: LooseNode[] = [];
    let fresh = true;
    let sign: LooseNode | undefined;
    const pending = this.opened(node);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.node === 'edge') {
        if (!fresh) line.push(HARD_BREAK);
        fresh = true;
      } else if (isInline(next.node)) {
        line.push(next.node);
        fresh = false;
      } else {
        if (next.sign !== '' && (line.length === 0 || line.at(-1) !== sign)) {
          sign = textNode(next.sign);
          line.push(sign);
        }
        pending.push(...this.opened(next.node));
      }
    }
    if (line.at(-1) === HARD_BREAK) line.pop();
    return line;
  }

  /** The content of a node, last first, for a stack; a title comes before it. */
  private opened(node: LooseNode): Pending[] {
    const edge: Pending = { node: 'edge', sign: '' };
    const children = this.children(node).map((child, index) => ({
      node: inside(child, node),
      sign: signOf(node, child, index),
    }));
    const apart = node.type === 'mediaGroup' ? children.flatMap((child) => [child, edge]) : children;
    return [
      edge,
      ...titleOf(node).map((title) => ({ node: title, sign: '' })),
      edge,
      ...apart,
      edge,
    ].toReversed();
  }
}

function titleOf(node: LooseNode): LooseNode[] {
  const isExpand = node.type === 'expand' || node.type === 'nestedExpand';
  const title = isExpand ? attribute(node, 'title') : '';
  if (title !== '') return [looseNode({ type: 'text', text: title, marks: [{ type: 'strong' }] })];
  const isEmpty = node.content.length === 0;
  if (isEmpty && CARDS.has(node.type)) return [{ ...node, type: 'inlineCard' }];
  return isEmpty && attribute(node, 'text') !== '' ? [textNode(attribute(node, 'text'))] : [];
}

const CARDS = new Set(['blockCard', 'embedCard']);

function inside(child: LooseNode, parent: LooseNode): LooseNode {
  if (parent.type !== 'codeBlock' || child.type !== 'text') return child;
  return { ...child, marks: [{ type: 'code' }] };
}

function signOf(list: LooseNode, item: LooseNode, index: number): string {
  if (item.type === 'taskItem' || item.type === 'blockTaskItem') return isDone(item) ? '[x] ' : '[ ] ';
  if (list.type === 'orderedList') return `${numberAttribute(list, 'order', ORDER) + index}. `;
  return list.type === 'bulletList' || list.type === 'decisionList' ? '• ' : '';
}

/** What an ordered list may start with: Markdown knows numbers of nine digits. */
export const ORDER = { most: 900_000_000, otherwise: 1 };

export function isDone(task: LooseNode): boolean {
  return attribute(task, 'state') === 'DONE';
}

function textNode(text: string): LooseNode {
  return looseNode({ type: 'text', text });
}
