import { joined, rootOf, BlockWriter } from './write-blocks.js';

export interface MarkdownOptions {
  /** The most characters to give; the text is cut between words and `truncated` says so. */
  readonly max?: number;
  /** Mentions as `@[Name](accountid:ID)`, which adfFromMarkdown turns back, instead of `@Name`. */
  readonly accounts?: boolean;
}

/** Read beyond the end, so that the cut can fall between words. */
const WORD = 64;

/**
 * A document of Jira, or any part of one, as Markdown (GFM). Takes whatever it is given: nodes it does not know say their text, and text
 * is given back as it is. Attachments read `[attachment: name]`, people `@Name`, cards their address, panels `> [!WARNING]`.
 * Never throws; the work is linear in the nodes and ends after 200,000 of them or `max` characters of text, which `truncated` says
 * too. A text with thousands of changes of look loses the later ones.
 */
export function markdownFromAdf(
  node: unknown,
  { max = Infinity, accounts = false }: MarkdownOptions = {},
): { text: string; truncated: boolean } {
  if (typeof node === 'string') return cut(node, max, false);
  const writer = new BlockWriter({ accounts, cell: false }, max + WORD);
  const blocks = [];
  let length = 0;
  for (const block of writer.write(rootOf(node))) {
    blocks.push(block);
    length += block.text.length + 2;
    if (length > max + 2) break;
  }
  return cut(joined(blocks), max, writer.reader.isExhausted);
}

function cut(text: string, max: number, truncated: boolean): { text: string; truncated: boolean } {
  if (text.length <= max) return { text, truncated };
  const end = isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max;
  const kept = text.slice(0, end);
  const space = Math.max(kept.lastIndexOf(' '), kept.lastIndexOf('\n'));
  // A word longer than a fifth of the whole is cut itself.
  return { text: (space > end * 0.8 ? kept.slice(0, space) : kept).trimEnd(), truncated: true };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd8_00 && unit <= 0xdb_ff;
}
