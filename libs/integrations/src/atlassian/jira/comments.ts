import * as z from 'zod';

import { commentLength, cut } from '../../text.js';
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

/** One comment as Markdown; a long one is cut and says so. */
export const commentOf = (
  { id, author, created, body }: Comment,
  max = commentLength,
): z.infer<typeof commentRow> => ({
  comment_id: id ?? '',
  author: nameOf(author),
  created: instant(created),
  text: cut(textOf(body), max),
});
