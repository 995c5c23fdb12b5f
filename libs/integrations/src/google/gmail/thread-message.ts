import type { gmail_v1 } from '@googleapis/gmail';
import * as z from 'zod';

import { clip } from '../../text.js';
import type { GoogleClient } from '../client.js';
import { envelope, envelopeOf } from './message-view.js';
import { readText } from './read-message.js';

/** A message as a part of its conversation; what does not apply is absent. */
export const threadMessage = z.object({
  ...envelope,
  draft: z.boolean().optional(),
  text: z.string(),
  truncated: z.boolean().optional(),
});

/** Reads a message of `format: full`, up to `longest` characters. */
export async function threadMessageOf(
  client: GoogleClient,
  message: gmail_v1.Schema$Message,
  quoted: boolean,
  longest: number,
) {
  const { text, truncated } = await readText(client, message, { quoted, markdown: false });
  const shown = clip(text, longest);
  return {
    ...envelopeOf(message),
    ...(message.labelIds?.includes('DRAFT') && { draft: true }),
    text: shown,
    ...((truncated || shown.length < text.length) && { truncated: true }),
  };
}
