/** A run of text of one kind. `href` only for web addresses. */
export type Span =
  | { readonly kind: 'text' | 'bold' | 'italic' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A block of a text. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Span[])[] }
  | { readonly kind: 'heading'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'code'; readonly text: string };

const item = /^\s*(?:[-*+]|(\d{1,3})[.)])\s+(.*)$/;
const heading = /^#{1,6}\s+(.*)$/;
const fence = /^\s*```/;

/**
 * The part of Markdown that models write: paragraphs, headings, lists, code, emphasis and links. Everything else stays text, and
 * images are links: nothing is fetched because somebody else's text says so.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length;) {
    const [block, next] = blockAt(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: readonly string[], at: number): [Block | undefined, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [undefined, at + 1];
  if (fence.test(line)) return codeAt(lines, at);
  const [, title] = heading.exec(line) ?? [];
  if (title !== undefined) return [{ kind: 'heading', spans: spansOf(title) }, at + 1];
  return textAt(lines, at);
}

function codeAt(lines: readonly string[], at: number): [Block, number] {
  const end = lines.findIndex((one, place) => place > at && fence.test(one));
  const last = end === -1 ? lines.length : end;
  return [{ kind: 'code', text: lines.slice(at + 1, last).join('\n') }, last + 1];
}

function textAt(lines: readonly string[], at: number): [Block, number] {
  const first = item.exec(lines[at] ?? '');
  let end = at + 1;
  while (end < lines.length && goesOn(lines[end] ?? '', first !== null)) end++;
  const own = lines.slice(at, end);
  if (!first) return [{ kind: 'paragraph', lines: own.map(spansOf) }, end];
  const items = own.map((one) => spansOf(item.exec(one)?.[2] ?? one));
  return [{ kind: 'list', ordered: first[1] !== undefined, items }, end];
}

const goesOn = (line: string, isItem: boolean): boolean =>
  line.trim() !== '' && !fence.test(line) && !heading.test(line) && item.test(line) === isItem;

const inline =
  /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|!?\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>)\]]+[^\s<>)\].,;:!?])/g;

function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of line.matchAll(inline)) {
    if (match.index > from) spans.push({ kind: 'text', text: line.slice(from, match.index) });
    spans.push(spanOf(match));
    from = match.index + match[0].length;
  }
  if (from < line.length) spans.push({ kind: 'text', text: line.slice(from) });
  return spans;
}

function spanOf([, code, bold, italic, label, target, bare]: RegExpExecArray): Span {
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'bold', text: bold };
  if (italic !== undefined) return { kind: 'italic', text: italic };
  const href = target ?? bare ?? '';
  return { kind: 'link', text: label || href, href };
}
