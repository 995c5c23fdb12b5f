import type { AdfInline } from './adf.js';
import { characterBefore } from './characters.js';
import { adfFromMarkdown } from './from-markdown.js';
import { handleAt, isWord } from './mentions.js';

interface Tree {
  readonly type: string;
  readonly content?: readonly Tree[];
}

/**
 * The handles (`@ben`, `@ben@northwind.example`) that this Markdown names outside code and addresses, each once: those a caller finds
 * people for before it calls adfFromMarkdown. Throws as adfFromMarkdown does.
 */
export function mentionedNames(markdown: string): string[] {
  return [...new Set(leavesOf(adfFromMarkdown(markdown)).flatMap(handlesIn))];
}

function leavesOf(node: Tree): AdfInline[] {
  if (node.content === undefined) return [node as AdfInline];
  return node.content.flatMap(leavesOf);
}

function handlesIn(node: AdfInline): string[] {
  if (node.type !== 'text' || node.marks?.some((mark) => mark.type === 'code' || isAddress(mark, node.text)))
    return [];
  const handles: string[] = [];
  for (let at = node.text.indexOf('@'); at >= 0; at = node.text.indexOf('@', at + 1)) {
    const handle = isWord(characterBefore(node.text, at)) ? undefined : handleAt(node.text, at);
    if (handle !== undefined) handles.push(handle);
  }
  return handles;
}

function isAddress(
  mark: { readonly type: string; readonly attrs?: { readonly href: string } },
  text: string,
): boolean {
  return mark.attrs?.href === text;
}
