import type { Block } from './blocks.js';
import { bare, blocksOf } from './blocks.js';

/** One line or more of plain text per block, as Docs exports them. */
export function linesOf(markdown: string): string[] {
  return blocksOf(markdown).flatMap((block) => [...textOf(block)]);
}

function textOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', bare(block.text)];
    case 'paragraph':
      return ['', bare(block.text)];
    case 'item':
      return [`${'   '.repeat(block.indent)}${/\d/.test(block.mark) ? block.mark : '*'} ${bare(block.text)}`];
    case 'table':
      return ['', ...block.rows.map((row) => row.map(bare).join('\t'))];
    case 'code':
      return ['', ...block.text.split('\n')];
    case 'rule':
      return ['', '________________'];
  }
}
