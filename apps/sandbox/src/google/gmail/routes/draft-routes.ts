import { randomInt } from 'node:crypto';

import { json, noContent } from '../../../gateway/answer.js';
import type { GmailCall, GmailHandler } from '../gmail-call.js';
import { found, stringOf } from '../gmail-call.js';
import { invalidArgument } from '../../google-errors.js';
import { labelled, stub, viewMessage } from '../message-view.js';
import { readDraftMessage, saveDraft, send } from '../outgoing.js';
import { estimateOf, pageOf } from '../paging.js';
import type { Mail } from '../state/mail.js';

import { formatOf, searchIn } from './message-routes.js';

const newDraftId = (): string => `r${randomInt(2) ? '-' : ''}${randomInt(2 ** 47)}${randomInt(1e5)}`;

/** Drafts: a draft keeps its id, its message gets a new one with every change. */
export const draftHandlers: Record<string, GmailHandler> = {
  'drafts.list': async (call) => {
    const idOf = new Map([...call.mailbox.drafts].map(([id, mail]) => [mail, id]));
    const mails = (await searchIn(call, [])).filter((mail) => idOf.has(mail));
    const { items, nextPageToken } = pageOf(call.query, mails);
    return json({
      drafts:
        items.length > 0 ? items.map((mail) => ({ id: idOf.get(mail), message: stub(mail) })) : undefined,
      nextPageToken,
      resultSizeEstimate: estimateOf(mails),
    });
  },
  'drafts.get': (call) => {
    const { id, mail } = draftOf(call, call.params['id']);
    return json({ id, message: viewMessage(mail, formatOf(call, ['raw'])) });
  },
  'drafts.create': (call) => json(keep(call, newDraftId())),
  'drafts.update': (call) => {
    const { id, mail } = draftOf(call, call.params['id']);
    const kept = keep(call, id);
    call.mailbox.remove(mail);
    return json(kept);
  },
  'drafts.send': (call) => {
    const { id, mail } = draftOf(call, stringOf(call.body, 'id'));
    const isChanged = call.body['message'] !== undefined || call.media !== undefined;
    const brought = isChanged ? readDraftMessage(call) : { raw: mail.raw, threadId: mail.threadId };
    const sent = send(call, brought);
    discard(call, id, mail);
    return json(labelled(sent));
  },
  'drafts.delete': (call) => {
    const { id, mail } = draftOf(call, call.params['id']);
    discard(call, id, mail);
    return noContent();
  },
};

function draftOf({ mailbox }: GmailCall, id: string | undefined): { id: string; mail: Mail } {
  if (!id) throw invalidArgument('Missing draft id');
  return { id, mail: found(mailbox.drafts.get(id)) };
}

function keep(call: GmailCall, id: string) {
  const mail = saveDraft(call, readDraftMessage(call));
  call.mailbox.drafts.set(id, mail);
  return { id, message: labelled(mail) };
}

function discard({ mailbox }: GmailCall, id: string, mail: Mail): void {
  mailbox.drafts.delete(id);
  mailbox.remove(mail);
}
