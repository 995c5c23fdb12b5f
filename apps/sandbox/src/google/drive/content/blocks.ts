/** A piece of a document, top to bottom. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; indent: number; mark: string; text: string }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' };

const item = /^(\s*)([*+-]|\d+[.)])\s+(.*)$/;

/** The blocks of a Markdown text. Lines of a paragraph are joined. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.split(/\r\n|\r|\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) at += Math.max(1, take(lines, at, blocks));
  return blocks;
}

function take(lines: string[], at: number, blocks: Block[]): number {
  const line = lines[at] ?? '';
  if (line.trim() === '') return 1;
  if (line.startsWith('```')) return code(lines, at, blocks);
  if (line.startsWith('|')) return table(lines, at, blocks);
  const block = single(line);
  return block ? push(blocks, block) : paragraph(lines, at, blocks);
}

/** The block that is one line by itself. */
function single(line: string): Block | undefined {
  if (/^(-{3,}|\*{3,}|_{3,})\s*$/.test(line)) return { kind: 'rule' };
  const [, signs, title = ''] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (signs !== undefined) return { kind: 'heading', level: signs.length, text: title };
  const [, space = '', mark, text = ''] = item.exec(line) ?? [];
  return mark === undefined ? undefined : { kind: 'item', indent: Math.floor(space.length / 2), mark, text };
}

function push(blocks: Block[], block: Block): number {
  blocks.push(block);
  return 1;
}

function code(lines: string[], at: number, blocks: Block[]): number {
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'));
  const last = end < 0 ? lines.length : end;
  blocks.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') });
  return last - at + 1;
}

function table(lines: string[], at: number, blocks: Block[]): number {
  let end = at;
  while (lines[end]?.startsWith('|')) end += 1;
  const rows = lines
    .slice(at, end)
    .filter((line) => !/^\|[\s:|-]+$/.test(line))
    .map((line) =>
      line
        .replaceAll(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    );
  blocks.push({ kind: 'table', rows });
  return end - at;
}

function paragraph(lines: string[], at: number, blocks: Block[]): number {
  let end = at + 1;
  while (end < lines.length && isText(lines[end] ?? '')) end += 1;
  blocks.push({ kind: 'paragraph', text: lines.slice(at, end).join(' ').trim() });
  return end - at;
}

const isText = (line: string): boolean =>
  line.trim() !== '' && !/^(```|\||#{1,6}\s)/.test(line) && !item.test(line);

/** Text without the signs of Markdown: links as their label, emphasis bare. */
export const bare = (text: string): string =>
  text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`|~~)/g, '')
    .replaceAll(/(^|[\s(])[*_](\S[^*_]*)[*_]/g, '$1$2')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1');
