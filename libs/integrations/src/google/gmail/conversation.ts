import type { gmail_v1 } from '@googleapis/gmail';

import type { GoogleClient } from '../client.js';
import { inParallel } from '../in-parallel.js';

/** What reading a conversation asks of Gmail. */
export const conversationRequests = [
  'GET /gmail/v1/users/me/threads/{id}',
  'GET /gmail/v1/users/me/messages/{id}',
] as const;

const inFlight = 10;

/** The messages of a conversation, oldest first, with their labels and nothing else: cheap however long it is. */
export async function outline({ gmail }: GoogleClient, id: string): Promise<gmail_v1.Schema$Message[]> {
  const { data } = await gmail.users.threads.get({
    userId: 'me',
    id,
    format: 'minimal',
    fields: 'id,messages(id,threadId,labelIds,internalDate)',
  });
  return data.messages ?? [];
}

/** Messages in full, in their order. */
export const inFull = ({ gmail }: GoogleClient, messages: readonly gmail_v1.Schema$Message[]) =>
  inParallel(messages, inFlight, async ({ id }) => {
    const { data } = await gmail.users.messages.get({ userId: 'me', id: id ?? '', format: 'full' });
    return data;
  });
