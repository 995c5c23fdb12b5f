import type { gmail_v1 } from '@googleapis/gmail';
import * as z from 'zod';

import type { GoogleClient } from '../client.js';
import { inParallel } from '../in-parallel.js';
import { headersOf } from './headers.js';
import { operationHeader } from './operation.js';
import { urlOf } from './urls.js';

/** What looking for a sent mail asks of Gmail. */
export const sentRequests = [
  'GET /gmail/v1/users/me/messages',
  'GET /gmail/v1/users/me/messages/{id}',
] as const;

/** Where mail goes out: small ones as JSON, large ones as they are. */
export const sendRequests = [
  'POST /gmail/v1/users/me/messages/send',
  'POST /upload/gmail/v1/users/me/messages/send',
] as const;

/** A mail that has been sent. */
export const sentMail = z.object({ message_id: z.string(), thread_id: z.string(), url: z.string() });

/** A sent mail as tools answer it. */
export const sentView = ({ id, threadId }: gmail_v1.Schema$Message) => ({
  message_id: id,
  thread_id: threadId,
  url: urlOf('all', threadId),
});

const looked = 25;

/**
 * The mail that `operation` has sent, undefined when it has sent none: known by its mark, because Gmail gives what it sends a
 * Message-ID of its own. Throws when the grant does not let anybody look.
 */
export async function findSent(client: GoogleClient, operation: string) {
  const recent = await listSent(client, 'in:sent newer_than:1d', looked);
  const marked = await inParallel(recent, 10, async ({ id }) => {
    const { data } = await client.gmail.users.messages.get({
      userId: 'me',
      id: id ?? '',
      format: 'metadata',
      metadataHeaders: [operationHeader],
    });
    return data;
  });
  const found = marked.find(({ payload }) => isOf(payload, operation));
  return found === undefined ? undefined : sentView(found);
}

/** The newest sent mails that `q` finds: ids alone. */
export async function listSent(
  { gmail }: GoogleClient,
  q: string,
  maxResults: number,
): Promise<gmail_v1.Schema$Message[]> {
  const { data } = await gmail.users.messages.list({ userId: 'me', q, maxResults });
  return data.messages ?? [];
}

/** Whether a message carries the mark of that change. */
export const isOf = (payload: gmail_v1.Schema$MessagePart | undefined, operation: string): boolean =>
  headersOf(payload).get(operationHeader.toLowerCase()) === operation;
