import { ToolError } from '@hub/kit';

import type { AdfDocument } from './adf.js';
import { BlocksToAdf } from './blocks-to-adf.js';
import type { Mentions } from './mentions.js';
import { parseBlocks } from './parse-blocks.js';

/** Jira's own limit for a description, a comment and every field of rich text. */
export const LONGEST_MARKDOWN = 32_767;

/**
 * The document Jira stores for this Markdown (GFM). Nothing written is lost: what looks like HTML stays as it stands, an image becomes a
 * link to it, `> [!WARNING]` a panel, and nesting deeper than 20 goes on as text. People are mentioned where `mentions` knows their name
 * outside code, and where `@[Name](accountid:ID)` or `[~accountid:ID]` says who is meant.
 * Throws ToolError `invalid_input` over LONGEST_MARKDOWN characters. Empty text gives a document without content, which Jira takes.
 */
export function adfFromMarkdown(
  markdown: string,
  options: { readonly mentions?: Mentions } = {},
): AdfDocument {
  if (markdown.length > LONGEST_MARKDOWN) {
    throw new ToolError(
      'invalid_input',
      `The text has ${markdown.length} characters; Jira takes at most ${LONGEST_MARKDOWN}. Shorten it or attach it as a file.`,
    );
  }
  const blocks = parseBlocks(markdown);
  return { version: 1, type: 'doc', content: new BlocksToAdf({ mentions: options.mentions }).blocks(blocks) };
}
