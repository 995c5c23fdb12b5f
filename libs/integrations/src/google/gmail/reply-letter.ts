import { ToolError } from '@hub/kit';

import type { GoogleClient } from '../client.js';
import { outline } from './conversation.js';
import { compose } from './mime.js';
import { type ReplyHeaders, replyHeaders } from './reply.js';

/** What building a reply asks of Gmail. */
export const replyRequests = [
  'GET /gmail/v1/users/me/profile',
  'GET /gmail/v1/users/me/threads/{id}',
  'GET /gmail/v1/users/me/messages/{id}',
] as const;

interface Asked {
  readonly thread_id: string;
  readonly message_id?: string | undefined;
  readonly body: string;
  readonly reply_to: 'all' | 'sender';
  readonly cc_add?: readonly string[] | undefined;
}

/** The reply to the latest message of a conversation, or to the one asked for, ready to go. */
export async function replyLetter(
  client: GoogleClient,
  asked: Asked,
  operation: string,
): Promise<{ mime: Buffer; headers: ReplyHeaders }> {
  const { users } = client.gmail;
  const [messages, profile] = await Promise.all([
    outline(client, asked.thread_id),
    users.getProfile({ userId: 'me' }),
  ]);
  const received = messages.filter(({ labelIds }) => !labelIds?.includes('DRAFT'));
  const answered =
    asked.message_id === undefined ? received.at(-1) : received.find(({ id }) => id === asked.message_id);
  if (answered === undefined)
    throw new ToolError(
      'not_found',
      `The thread ${asked.thread_id} has no message ${asked.message_id ?? 'to answer'}`,
    );
  const { data } = await users.messages.get({
    userId: 'me',
    id: answered.id ?? '',
    format: 'metadata',
    metadataHeaders,
  });
  const me = profile.data.emailAddress ?? '';
  const headers = replyHeaders(data, { me, replyTo: asked.reply_to, ccAdd: asked.cc_add });
  return { mime: await compose({ ...headers, body: asked.body }, operation), headers };
}

const metadataHeaders = [
  'From',
  'To',
  'Cc',
  'Reply-To',
  'Subject',
  'Message-ID',
  'References',
  'In-Reply-To',
];
