import type { AdfInline, AdfTask, AdfTaskList } from './adf.js';
import { taskAt } from './lines.js';
import type { Block, Item, List } from './parse-blocks.js';

/**
 * A task of Jira holds one line of text and nothing else. Nested tasks become the sibling list Jira wants; everything else below a task
 * (bullets, code, quotes) follows its text on lines of its own.
 */
export class TasksToAdf {
  private count = 0;

  constructor(private readonly inline: (source: string) => AdfInline[]) {}

  /** Only a list whose every item has a check box is a list of tasks. */
  isTasks(list: List): boolean {
    return list.items.every((item) => taskOf(item) !== undefined);
  }

  taskList(list: List): AdfTaskList {
    const attrs = { localId: this.nextId() };
    return { type: 'taskList', attrs, content: list.items.flatMap((item) => this.task(item)) };
  }

  private task(item: Item): (AdfTask | AdfTaskList)[] {
    const task = taskOf(item);
    const nested = item.children.filter((child) => this.isTaskBlock(child));
    const below = item.children.slice(1).filter((child) => !this.isTaskBlock(child));
    const attrs = {
      localId: this.nextId(),
      state: task?.done === true ? ('DONE' as const) : ('TODO' as const),
    };
    const content = joined([this.inline(task?.text ?? ''), ...below.flatMap((block) => this.linesOf(block))]);
    return [{ type: 'taskItem', attrs, content }, ...nested.map((list) => this.taskList(list))];
  }

  private isTaskBlock(block: Block): block is List {
    return block.kind === 'list' && this.isTasks(block);
  }

  private linesOf(block: Block): AdfInline[][] {
    switch (block.kind) {
      case 'paragraph':
        return [this.inline(block.lines.join('\n'))];
      case 'heading':
        return [this.inline(block.text)];
      case 'code':
        return block.lines.map((text) =>
          text === '' ? [] : [{ type: 'text', text, marks: [{ type: 'code' }] }],
        );
      case 'table':
        return block.lines.map((line) => this.inline(line));
      case 'rule':
        return [];
      case 'quote':
        return block.children.flatMap((child) => this.linesOf(child));
      case 'list':
        return block.items.flatMap((item, index) => this.itemLines(item, block, index));
    }
  }

  private itemLines(item: Item, { start }: List, index: number): AdfInline[][] {
    const sign = start === undefined ? '• ' : `${start + index}. `;
    const [first, ...others] = item.children.flatMap((child) => this.linesOf(child));
    return [[{ type: 'text', text: sign }, ...(first ?? [])], ...others];
  }

  /** Only unique within the document; the same text makes the same document again. */
  private nextId(): string {
    this.count += 1;
    return `task-${this.count}`;
  }
}

function taskOf({ children: [first] }: Item): { done: boolean; text: string } | undefined {
  if (first?.kind !== 'paragraph') return undefined;
  return taskAt(first.lines.join('\n'));
}

function joined(lines: readonly (readonly AdfInline[])[]): AdfInline[] {
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' as const }] : []), ...line]);
}
