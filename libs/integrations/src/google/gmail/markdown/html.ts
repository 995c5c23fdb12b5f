import { escaped, inline } from './inline.js';

interface Block {
  readonly lines: string[];
  readonly kind: 'text' | 'bullets' | 'numbers' | 'quote' | 'code' | 'heading' | 'table';
}

/**
 * A mail's Markdown as HTML: paragraphs, headings, lists, quotes, code, tables, links, bold and italics. Everything else is text,
 * HTML too, and links lead to web and mail addresses only.
 */
export const markdownToHtml = (markdown: string): string => nested(markdown.replaceAll('\r\n', '\n'), 0);

const deepest = 5;

const nested = (markdown: string, depth: number): string =>
  depth > deepest
    ? `<p>${escaped(markdown)}</p>`
    : blocksOf(markdown)
        .map(({ kind, lines }) => renderers[kind](lines, depth))
        .join('\n');

const kinds: readonly (readonly [pattern: RegExp, kind: Block['kind']])[] = [
  [/^#{1,6} +\S/, 'heading'],
  [/^ {0,3}[-*+] +\S/, 'bullets'],
  [/^ {0,3}\d{1,9}[.)] +\S/, 'numbers'],
  [/^>/, 'quote'],
  [/^\|.*\|\s*$/, 'table'],
];

const kindOf = (line: string): Block['kind'] => kinds.find(([pattern]) => pattern.test(line))?.[1] ?? 'text';

const isFence = (line: string): boolean => /^ {0,3}```/.test(line);

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of markdown.split('\n')) {
    const before = open;
    open = blockFor(line, before);
    if (open !== undefined && open !== before) blocks.push(open);
    if (open !== undefined && !isFence(line)) open.lines.push(line);
  }
  return blocks;
}

/** Where `line` belongs: into the block above it, a new one, or none. */
function blockFor(line: string, above: Block | undefined): Block | undefined {
  if (above?.kind === 'code') return isFence(line) ? undefined : above;
  if (isFence(line)) return { kind: 'code', lines: [] };
  if (line.trim() === '') return undefined;
  const kind = kindOf(line);
  return above !== undefined && continues(above, kind, line) ? above : { kind, lines: [] };
}

// A line that is indented or has no mark of its own belongs to the item above it.
const continues = (block: Block, kind: Block['kind'], line: string): boolean =>
  kind !== 'heading' &&
  block.kind !== 'heading' &&
  (kind === block.kind || (kind === 'text' && block.kind !== 'table') || /^\s{2,}/.test(line));

const renderers: Readonly<Record<Block['kind'], (lines: readonly string[], depth: number) => string>> = {
  text: (lines) => `<p>${lines.map(inline).join('<br>')}</p>`,
  heading: ([line = '']) => {
    const level = /^#+/.exec(line)?.[0].length ?? 1;
    return `<h${level}>${inline(line.replace(/^#+\s*/, ''))}</h${level}>`;
  },
  bullets: (lines, depth) => `<ul>${items(lines, depth)}</ul>`,
  numbers: (lines, depth) =>
    `<ol start="${Number.parseInt(lines[0] ?? '1', 10) || 1}">${items(lines, depth)}</ol>`,
  quote: (lines, depth) =>
    `<blockquote>${nested(lines.map((line) => line.replace(/^> ?/, '')).join('\n'), depth + 1)}</blockquote>`,
  code: (lines) => `<pre><code>${escaped(lines.join('\n'))}</code></pre>`,
  table: (lines) =>
    `<table border="1" cellpadding="4" style="border-collapse:collapse">${rows(lines)}</table>`,
};

function items(lines: readonly string[], depth: number): string {
  const found: string[][] = [];
  for (const line of lines) {
    const mark = /^\s*(?:[-*+]|\d{1,9}[.)]) +/.exec(line)?.[0];
    const nested = mark !== undefined && /^\s{2,}/.test(mark) && found.length > 0;
    if (mark !== undefined && !nested) found.push([line.slice(mark.length)]);
    else found.at(-1)?.push(line.replace(/^\s{1,4}/, ''));
  }
  return found
    .map((item) => `<li>${item.length === 1 ? inline(item[0] ?? '') : nestedItem(item, depth)}</li>`)
    .join('');
}

function nestedItem([first = '', ...rest]: readonly string[], depth: number): string {
  const hasBlocks = rest.some((line) => kindOf(line) !== 'text');
  const below = hasBlocks ? nested(rest.join('\n'), depth + 1) : `<br>${rest.map(inline).join('<br>')}`;
  return inline(first) + below;
}

function rows(lines: readonly string[]): string {
  const cells = (line: string): string[] =>
    line
      .trim()
      .replaceAll(/^\||\|$/g, '')
      .split('|');
  const isRule = (line: string): boolean => /^[\s|:-]+$/.test(line);
  const headed = isRule(lines[1] ?? '');
  return lines
    .filter((line) => !isRule(line))
    .map((line, index) => {
      const tag = headed && index === 0 ? 'th' : 'td';
      return `<tr>${cells(line)
        .map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`)
        .join('')}</tr>`;
    })
    .join('');
}
