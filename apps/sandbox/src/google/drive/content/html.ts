import { escapeHtml } from '../../../gateway/page.js';
import type { Content } from '../state/records.js';
import type { Block } from './blocks.js';
import { bare, blocksOf } from './blocks.js';

/** The content as the inside of a page: no styles, no scripts, everything escaped. */
export function htmlBody(content: Content): string {
  switch (content.kind) {
    case 'document':
      return blocksOf(content.markdown).map(blockHtml).join('\n');
    case 'spreadsheet':
      return content.sheets
        .map((sheet) => `<h2>${escapeHtml(sheet.title)}</h2>${tableHtml(sheet.rows)}`)
        .join('\n');
    case 'presentation':
      return content.slides
        .map(
          ({ title, lines }) =>
            `<h2>${escapeHtml(title)}</h2>${lines.map((line) => tag('p', line)).join('')}`,
        )
        .join('\n');
    case 'blob':
    case 'none':
      return '';
  }
}

const tag = (name: string, text: string): string => `<${name}>${inline(text)}</${name}>`;

const tableHtml = (rows: string[][]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => tag('td', cell)).join('')}</tr>`).join('')}</table>`;

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return tag(`h${block.level}`, block.text);
    case 'paragraph':
      return tag('p', block.text);
    case 'item':
      return /\d/.test(block.mark)
        ? `<ol start="${Number.parseInt(block.mark, 10)}">${tag('li', block.text)}</ol>`
        : `<ul>${tag('li', block.text)}</ul>`;
    case 'table':
      return tableHtml(block.rows);
    case 'code':
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
  }
}

/** Bold and code keep their look; links keep their address when it is a web address. */
function inline(text: string): string {
  const pieces = text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]*\]\(https?:\/\/[^\s)]+\))/);
  return pieces
    .map((piece) => {
      if (/^\*\*[^*]+\*\*$/.test(piece)) return `<b>${escapeHtml(bare(piece))}</b>`;
      if (/^`[^`]+`$/.test(piece)) return `<code>${escapeHtml(piece.slice(1, -1))}</code>`;
      const link = /^\[([^\]]*)\]\((.+)\)$/.exec(piece);
      if (link) return `<a href="${escapeHtml(link[2] ?? '')}">${escapeHtml(bare(link[1] ?? ''))}</a>`;
      return escapeHtml(bare(piece));
    })
    .join('');
}
