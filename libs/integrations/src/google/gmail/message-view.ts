import type { gmail_v1 } from '@googleapis/gmail';
import * as z from 'zod';

import { addressesIn, written } from './addresses.js';
import { dateOf, headersOf, subjectOf } from './headers.js';
import { partsOf } from './parts.js';
import { urlOf } from './urls.js';

/** A file in a mail; gmail_get_attachment opens it. */
export const attachment = z.object({
  attachment_id: z.string(),
  filename: z.string(),
  mime: z.string(),
  size: z.int(),
});

/** Who wrote a message to whom, when, with which files. Lists that are empty are absent. */
export const envelope = {
  message_id: z.string(),
  from: z.string(),
  to: z.array(z.string()).optional(),
  cc: z.array(z.string()).optional(),
  date: z.string().optional(),
  attachments: z.array(attachment).optional(),
};

const mostPeople = 20;
const mostFiles = 30;

/** The envelope of a message of `format: full`. */
export function envelopeOf(message: gmail_v1.Schema$Message) {
  const headers = headersOf(message.payload);
  const { attachments } = partsOf(message.payload);
  return {
    message_id: message.id,
    from: peopleIn(headers.get('from'))[0] ?? '',
    ...some('to', peopleIn(headers.get('to'))),
    ...some('cc', peopleIn(headers.get('cc'))),
    date: dateOf(message),
    ...some('attachments', attachments.slice(0, mostFiles)),
  };
}

/** What a message says of itself beside its text. */
export const wholeEnvelope = {
  ...envelope,
  thread_id: z.string(),
  bcc: z.array(z.string()).optional(),
  reply_to: z.array(z.string()).optional(),
  subject: z.string(),
  labels: z.array(z.string()).optional(),
  message_id_header: z.string().optional(),
  url: z.string(),
};

/** The same of a message of `format: full`, whose labels have these names. */
export function wholeEnvelopeOf(message: gmail_v1.Schema$Message, labels: readonly string[]) {
  const headers = headersOf(message.payload);
  return {
    ...envelopeOf(message),
    thread_id: message.threadId,
    ...some('bcc', peopleIn(headers.get('bcc'))),
    ...some('reply_to', peopleIn(headers.get('reply-to'))),
    subject: subjectOf(headers),
    ...some('labels', labels),
    message_id_header: headers.get('message-id'),
    url: urlOf('all', message.threadId),
  };
}

/** People of a header as they are written; of many the first, and how many more. */
export function peopleIn(header: string | undefined): string[] {
  const people = addressesIn(header).map(written);
  return people.length > mostPeople
    ? [...people.slice(0, mostPeople), `and ${people.length - mostPeople} more`]
    : people;
}

/** A list under its name, or nothing where it is empty. */
export const some = (key: string, values: readonly unknown[]) => (values.length > 0 ? { [key]: values } : {});
