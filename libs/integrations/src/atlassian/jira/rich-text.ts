import type { AdfDocument } from '../adf/adf.js';
import { adfFromMarkdown } from '../adf/from-markdown.js';
import { markdownFromAdf } from '../adf/to-markdown.js';

/** A document as jira.js declares it. */
interface JiraDocument {
  [key: string]: unknown;
  type: 'doc';
  version: number;
  content: Record<string, unknown>[];
}

/** jira.js may change what it is given, says its type; it does not. */
export const forJira = (document: AdfDocument): JiraDocument => document as unknown as JiraDocument;

/** Markdown as Jira stores it, without mentions. */
export const documentOf = (markdown: string): JiraDocument => forJira(adfFromMarkdown(markdown));

/** What Jira stores as Markdown, up to `max` characters; what is left out is said, with `rest` as the way to it. Nothing is empty text. */
export function textOf(adf: unknown, max: number, rest = 'open the url'): string {
  if (adf === undefined || adf === null) return '';
  const { text, truncated } = markdownFromAdf(adf, { max });
  return truncated ? `${text.trim()}\n[the rest is left out: ${rest}]` : text.trim();
}
