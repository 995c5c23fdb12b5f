import { json, noContent } from '../../../gateway/answer.js';
import type { Answer } from '../../../gateway/answer.js';
import { invalidArgument } from '../../google-errors.js';
import type { GmailCall, GmailHandler } from '../gmail-call.js';
import { checkedId, found, mailOf, stringsOf } from '../gmail-call.js';
import { attachmentOf, labelled, stub, viewMessage } from '../message-view.js';
import type { Format } from '../message-view.js';
import { parseAddresses } from '../mime/addresses.js';
import { headerOf } from '../mime/headers.js';
import { parseHead } from '../mime/parse.js';
import { readMessage, send } from '../outgoing.js';
import { estimateOf, pageOf } from '../paging.js';
import { searchMails } from '../search/search.js';
import type { Mail } from '../state/mail.js';

/** Reads and changes single messages. */
export const messageHandlers: Record<string, GmailHandler> = {
  'messages.list': async (call) => {
    const mails = await searchIn(call);
    const { items, nextPageToken } = pageOf(call.query, mails);
    return json({
      messages: items.length > 0 ? items.map((mail) => stub(mail)) : undefined,
      nextPageToken,
      resultSizeEstimate: estimateOf(mails),
    });
  },
  'messages.get': (call) =>
    json(viewMessage(mailOf(call), formatOf(call, ['raw']), call.query.getAll('metadataHeaders'))),
  'messages.send': (call) => json(labelled(send(call, readMessage(call, call.body)))),
  'messages.insert': insert,
  'messages.modify': (call) => {
    const mail = mailOf(call);
    const { add, remove } = readChange(call);
    call.mailbox.relabel(mail, add, remove);
    return json(labelled(mail));
  },
  'messages.batchModify': batchModify,
  'messages.trash': (call) => json(labelled(trash(call, mailOf(call)))),
  'messages.untrash': (call) => json(labelled(untrash(call, mailOf(call)))),
  'messages.delete': (call) => {
    call.mailbox.remove(mailOf(call));
    return noContent();
  },
  'messages.attachments.get': (call) => {
    const mail = mailOf(call, 'messageId');
    const part = attachmentOf(call.mailbox, mail, call.params['id'] ?? '');
    if (!part) throw invalidArgument('Invalid attachment token');
    return json({ size: part.body.length, data: part.body.toString('base64url') });
  },
};

/** The mails a list call asks for, newest first. */
export async function searchIn(call: GmailCall, labelIds = call.query.getAll('labelIds')): Promise<Mail[]> {
  for (const id of labelIds) {
    if (!call.mailbox.labels.find(id)) throw invalidArgument(`Invalid label: ${id}`);
  }
  return searchMails(call.mailbox, {
    query: call.query.get('q') ?? '',
    labelIds,
    includeSpamTrash: call.query.get('includeSpamTrash') === 'true',
    now: call.world.clock.now(),
  });
}

/** `format`, full when absent; 400 when it is not one of the formats. */
export function formatOf(call: GmailCall, more: readonly Format[] = []): Format {
  const known: readonly string[] = ['minimal', 'full', 'metadata', ...more];
  const format = (call.query.get('format') ?? 'full').toLowerCase();
  if (!known.includes(format)) throw invalidArgument(`Invalid value at 'format' (FORMAT), "${format}"`);
  return format as Format;
}

/** `addLabelIds` and `removeLabelIds`, checked: they exist, and Gmail lets them be changed. */
export function readChange(call: GmailCall): { add: string[]; remove: string[] } {
  const [add, remove] = [stringsOf(call.body, 'addLabelIds'), stringsOf(call.body, 'removeLabelIds')];
  if (add.length + remove.length === 0) throw invalidArgument('No label add or removes specified');
  for (const id of [...add, ...remove]) {
    if (!call.mailbox.labels.isAssignable(id)) throw invalidArgument(`Invalid label: ${id}`);
  }
  const both = add.find((id) => remove.includes(id));
  if (both !== undefined) throw invalidArgument(`Cannot both add and remove the same label: ${both}`);
  return { add, remove };
}

/** Into the trash, out of the inbox. */
export function trash({ mailbox }: GmailCall, mail: Mail): Mail {
  mailbox.relabel(mail, ['TRASH'], ['INBOX']);
  return mail;
}

/** Out of the trash; the inbox is not given back. */
export function untrash({ mailbox }: GmailCall, mail: Mail): Mail {
  mailbox.relabel(mail, [], ['TRASH']);
  return mail;
}

function batchModify(call: GmailCall): Answer {
  const ids = stringsOf(call.body, 'ids');
  if (ids.length === 0) throw invalidArgument('No message ids specified.');
  if (ids.length > 1000) throw invalidArgument('Too many message ids specified, the maximum is 1000.');
  const { add, remove } = readChange(call);
  for (const id of ids) {
    const mail = call.mailbox.find(checkedId(id));
    if (mail) call.mailbox.relabel(mail, add, remove);
  }
  return noContent();
}

function insert(call: GmailCall): Answer {
  const { raw, threadId } = readMessage(call, call.body);
  const { mailbox, world } = call;
  if (threadId !== undefined) found(mailbox.thread(threadId));
  const labels = stringsOf(call.body, 'labelIds');
  for (const id of labels) if (!mailbox.labels.find(id)) throw invalidArgument(`Invalid label: ${id}`);
  const isDated = call.query.get('internalDateSource') === 'dateHeader';
  const date = isDated ? Date.parse(headerOf(parseHead(raw), 'date') ?? '') : Number.NaN;
  const at = Number.isNaN(date) ? world.clock.now() : date;
  const mail = mailbox.add({ raw, labels, at, ...(threadId ? { threadId } : {}) });
  if (!parseAddresses(mail.header('from') ?? '')) {
    mailbox.remove(mail);
    throw invalidArgument('Invalid From header');
  }
  return json(labelled(mail));
}
