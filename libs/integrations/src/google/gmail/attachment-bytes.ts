import type { gmail_v1 } from '@googleapis/gmail';

import type { GoogleClient } from '../client.js';

/** What a part of a message holds; Gmail hands larger ones out apart, under an id that changes with every answer. */
export async function bytesOf(
  { gmail }: GoogleClient,
  messageId: string,
  { body }: gmail_v1.Schema$MessagePart,
): Promise<Buffer> {
  const id = body?.attachmentId;
  if (!id) return Buffer.from(body?.data ?? '', 'base64url');
  const { data } = await gmail.users.messages.attachments.get({ userId: 'me', messageId, id });
  return Buffer.from(data.data ?? '', 'base64url');
}
