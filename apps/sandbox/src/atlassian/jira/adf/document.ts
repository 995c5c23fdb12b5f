/** A node of the Atlassian Document Format. */
export interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: AdfMark[];
  content?: AdfNode[];
}

export interface AdfMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A whole document. https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export interface AdfDocument extends AdfNode {
  type: 'doc';
  version: 1;
  content: AdfNode[];
}

const blocks =
  /^(paragraph|heading|listItem|taskItem|decisionItem|codeBlock|tableRow|tableCell|tableHeader|rule)$/;

/** The words of a document, a line for each block; mentions and cards by what they show. */
export function textOf(node: AdfNode | undefined): string {
  if (!node) return '';
  if (node.type === 'hardBreak') return '\n';
  const own = node.text ?? shown(node.attrs);
  const inner = (node.content ?? []).map(textOf).join('');
  return `${own}${inner}${blocks.test(node.type) ? '\n' : ''}`;
}

function shown(attrs: AdfNode['attrs']): string {
  const value = attrs?.['text'] ?? attrs?.['url'] ?? attrs?.['shortName'];
  return typeof value === 'string' ? value : '';
}
