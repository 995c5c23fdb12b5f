import type { gmail_v1 } from '@googleapis/gmail';
import * as z from 'zod';

import type { GoogleClient } from '../client.js';
import { inParallel } from '../in-parallel.js';
import { addressesIn, written } from './addresses.js';
import { headersOf } from './headers.js';
import { isOf } from './sent.js';
import { urlOf } from './urls.js';

/** What looking for a draft asks of Gmail. */
export const draftRequests = ['GET /gmail/v1/users/me/drafts', 'GET /gmail/v1/users/me/drafts/{id}'] as const;

/** Where a draft is made: small ones as JSON, large ones as they are. */
export const newDraftRequests = [
  'POST /gmail/v1/users/me/drafts',
  'POST /upload/gmail/v1/users/me/drafts',
  ...draftRequests,
] as const;

/** A draft that has been written. */
export const writtenDraft = z.object({
  draft_id: z.string(),
  message_id: z.string(),
  thread_id: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()).optional(),
  url: z.string(),
});

/** The people of a header, as a list. */
export const peopleOf = (header: string | undefined): string[] => addressesIn(header).map(written);

/** A draft as the tools that write one answer it. */
export function draftView(
  draft: gmail_v1.Schema$Draft,
  whom: { to?: readonly string[]; cc?: readonly string[] },
) {
  return {
    draft_id: draft.id,
    message_id: draft.message?.id,
    thread_id: draft.message?.threadId,
    to: whom.to ?? [],
    ...(whom.cc && whom.cc.length > 0 && { cc: whom.cc }),
    url: urlOf('drafts', draft.message?.id),
  };
}

const looked = 20;

/** The draft that `operation` has written, undefined when it has written none. */
export async function findDraft({ gmail }: GoogleClient, operation: string) {
  const { data } = await gmail.users.drafts.list({ userId: 'me', maxResults: looked });
  const drafts = await inParallel(data.drafts ?? [], 10, async ({ id }) => {
    const draft = await gmail.users.drafts.get({ userId: 'me', id: id ?? '', format: 'metadata' });
    return draft.data;
  });
  const found = drafts.find(({ message }) => isOf(message?.payload, operation));
  return found && viewOf(found);
}

/** The draft `id` where `operation` was the last to change it, else undefined. */
export async function findOwnDraft({ gmail }: GoogleClient, id: string, operation: string) {
  const { data } = await gmail.users.drafts.get({ userId: 'me', id, format: 'metadata' });
  return isOf(data.message?.payload, operation) ? viewOf(data) : undefined;
}

function viewOf(draft: gmail_v1.Schema$Draft) {
  const headers = headersOf(draft.message?.payload);
  return draftView(draft, { to: peopleOf(headers.get('to')), cc: peopleOf(headers.get('cc')) });
}
