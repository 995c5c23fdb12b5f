import { people } from '../../people.js';

import type { AdfDocument, AdfNode } from './document.js';

/**
 * A document from the few marks that the seed uses: blank lines between blocks, `- ` and `1. ` lists, `## ` headings,
 * ``` fences, **strong**, `code`, [text](url) and @login.
 */
export function written(text: string): AdfDocument {
  const blocks = text.trim().split(/\n{2,}/);
  return { type: 'doc', version: 1, content: blocks.map((block) => blockOf(block)) };
}

function blockOf(block: string): AdfNode {
  const lines = block.split('\n');
  const heading = /^(#{1,6}) (.*)$/.exec(block);
  if (heading) {
    return {
      type: 'heading',
      attrs: { level: heading[1]?.length ?? 1 },
      content: inlineOf(heading[2] ?? ''),
    };
  }
  const fence = /^```(\w*)\n([\s\S]*?)\n?```$/.exec(block);
  if (fence) {
    const attrs = fence[1] ? { attrs: { language: fence[1] } } : {};
    return { type: 'codeBlock', ...attrs, content: [{ type: 'text', text: fence[2] ?? '' }] };
  }
  if (lines.every((line) => line.startsWith('- '))) return list('bulletList', lines, /^- /);
  if (lines.every((line) => /^\d+\. /.test(line))) return list('orderedList', lines, /^\d+\. /);
  const parts = lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...inlineOf(line),
  ]);
  return { type: 'paragraph', content: parts };
}

const list = (type: string, lines: string[], sign: RegExp): AdfNode => ({
  type,
  content: lines.map((line) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: inlineOf(line.replace(sign, '')) }],
  })),
});

const marked = /\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((.+?)\)|@([a-z]+-[a-z]+)/g;

function inlineOf(text: string): AdfNode[] {
  const found: AdfNode[] = [];
  let from = 0;
  for (const match of text.matchAll(marked)) {
    if (match.index > from) found.push({ type: 'text', text: text.slice(from, match.index) });
    found.push(inlineNode(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ type: 'text', text: text.slice(from) });
  return found;
}

function inlineNode([whole, strong, code, label, href, login]: RegExpMatchArray): AdfNode {
  if (strong) return { type: 'text', text: strong, marks: [{ type: 'strong' }] };
  if (code) return { type: 'text', text: code, marks: [{ type: 'code' }] };
  if (label) return { type: 'text', text: label, marks: [{ type: 'link', attrs: { href } }] };
  const person = people.find((one) => one.login === login);
  if (!person) return { type: 'text', text: whole };
  return { type: 'mention', attrs: { id: person.accountId, text: `@${person.name}`, accessLevel: '' } };
}
