import * as z from 'zod';

import { setImmediate as turn } from 'node:timers/promises';

import { commentLength } from '../../text.js';
import { textOf } from './rich-text.js';
import { instant, nameOf, type Person } from './rows.js';

/** A comment as an answer carries it. */
export const commentRow = z.object({
  comment_id: z.string(),
  author: z.string(),
  created: z.string(),
  text: z.string(),
});

interface Comment {
  readonly id?: string | undefined;
  readonly author?: Person | undefined;
  readonly created?: string | undefined;
  readonly body?: unknown;
}

/** Comments as Markdown; a long one is cut and says so. Others get their turn between them. */
export async function commentsOf(
  comments: readonly Comment[] | undefined,
  max = commentLength,
): Promise<z.infer<typeof commentRow>[]> {
  const rows: z.infer<typeof commentRow>[] = [];
  for (const comment of comments ?? []) {
    rows.push(commentOf(comment, max));
    await turn();
  }
  return rows;
}

const commentOf = ({ id, author, created, body }: Comment, max: number): z.infer<typeof commentRow> => ({
  comment_id: id ?? '',
  author: nameOf(author),
  created: instant(created),
  text: textOf(body, max, 'jira_list_comments has more with a larger max_chars'),
});
