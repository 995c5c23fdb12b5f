import type { gmail_v1 } from '@googleapis/gmail';
import * as z from 'zod';

import { clip } from '../../text.js';
import type { GoogleClient } from '../client.js';
import { inParallel } from '../in-parallel.js';
import { type Address, addressesIn, others, written } from './addresses.js';
import { dateOf, headersOf, subjectOf } from './headers.js';
import { labelRequests, namesOf } from './labels.js';

/** What rows of conversations ask of Gmail. */
export const rowRequests = ['GET /gmail/v1/users/me/threads/{id}', ...labelRequests] as const;

/** A conversation in a list; `from` and `last_date` are of its last message. What does not apply is absent. */
export const threadRow = z.object({
  thread_id: z.string(),
  subject: z.string(),
  from: z.string(),
  participants: z.array(z.string()).optional(),
  last_date: z.string().optional(),
  message_count: z.int(),
  unread: z.boolean().optional(),
  labels: z.array(z.string()).optional(),
  has_attachments: z.boolean().optional(),
  snippet: z.string(),
});

const inFlight = 10;

/** One row per conversation, in their order. */
export async function threadRows(client: GoogleClient, ids: readonly string[]): Promise<unknown[]> {
  const threads = await inParallel(ids, inFlight, async (id) => {
    const { data } = await client.gmail.users.threads.get({
      userId: 'me',
      id,
      format: 'metadata',
      metadataHeaders: ['From', 'To', 'Cc', 'Subject'],
      fields: 'id,messages(id,labelIds,snippet,internalDate,payload(mimeType,headers))',
    });
    return data;
  });
  const names = await namesOf(client, threads.flatMap(labelIdsOf));
  return threads.map((thread) => rowOf(thread, names));
}

/** The labels of any message of a conversation, each once. */
export const labelIdsOf = ({ messages }: gmail_v1.Schema$Thread): string[] => [
  ...new Set((messages ?? []).flatMap(({ labelIds }) => labelIds ?? [])),
];

const mostParticipants = 5;

function rowOf(thread: gmail_v1.Schema$Thread, names: (of: readonly string[]) => string[]) {
  const messages = thread.messages ?? [];
  const last = messages.at(-1) ?? {};
  const sender = senderOf(last);
  const labels = labelIdsOf(thread);
  return {
    thread_id: thread.id,
    subject: subjectOf(headersOf(messages[0]?.payload)),
    from: sender === undefined ? '' : written(sender),
    ...some('participants', participantsOf(messages, sender)),
    last_date: dateOf(last),
    message_count: messages.length,
    ...(labels.includes('UNREAD') && { unread: true }),
    ...some('labels', names(labels)),
    ...(messages.some(hasAttachments) && { has_attachments: true }),
    snippet: clip(unescaped(last.snippet ?? ''), 160),
  };
}

const some = (key: string, values: readonly string[]) => (values.length > 0 ? { [key]: values } : {});

const senderOf = ({ payload }: gmail_v1.Schema$Message): Address | undefined =>
  addressesIn(headersOf(payload).get('from'))[0];

/** Who else wrote or was written to, latest first: the newest messages name those who are still in it. */
function participantsOf(messages: readonly gmail_v1.Schema$Message[], sender: Address | undefined): string[] {
  const people = messages
    .slice(-10)
    .toReversed()
    .flatMap(({ payload }) => {
      const headers = headersOf(payload);
      return ['from', 'to', 'cc'].flatMap((name) => addressesIn(headers.get(name)));
    });
  const rest = others(people, sender === undefined ? [] : [sender]).map(({ address }) => address);
  return rest.length > mostParticipants
    ? [...rest.slice(0, mostParticipants), `and ${rest.length - mostParticipants} more`]
    : rest;
}

// Without the parts, which this format leaves out, the kind of the whole is all there is to go by.
const hasAttachments = ({ payload }: gmail_v1.Schema$Message): boolean =>
  payload?.mimeType?.toLowerCase() === 'multipart/mixed';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescaped = (snippet: string): string =>
  snippet.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);
