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

/** Longer than any text that Jira takes, so that only what is no text of a person's is cut here. */
const longest = 100_000;

/** What Jira stores as Markdown; nothing is empty text. */
export const textOf = (adf: unknown): string =>
  adf === undefined || adf === null ? '' : markdownFromAdf(adf, { max: longest }).text.trim();
