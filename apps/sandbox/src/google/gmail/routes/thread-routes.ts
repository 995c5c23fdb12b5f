import type { Answer } from '../../../gateway/answer.js';
import { json, noContent } from '../../../gateway/answer.js';
import type { GmailCall, GmailHandler } from '../gmail-call.js';
import { threadOf } from '../gmail-call.js';
import { historyOf, labelled, snippetOf, viewMessage, viewThread } from '../message-view.js';
import { estimateOf, pageOf } from '../paging.js';
import type { Mail } from '../state/mail.js';

import { formatOf, readChange, searchIn, trash, untrash } from './message-routes.js';

/** Reads and changes conversations. */
export const threadHandlers: Record<string, GmailHandler> = {
  'threads.list': async (call) => {
    const rows = await conversationsIn(call);
    const { items, nextPageToken } = pageOf(call.query, rows);
    return json({
      threads: items.length > 0 ? items.map((row) => viewRow(call, row.id)) : undefined,
      nextPageToken,
      resultSizeEstimate: estimateOf(rows),
    });
  },
  'threads.get': async (call) => {
    const format = formatOf(call);
    const headers = call.query.getAll('metadataHeaders');
    return json(await viewThread(threadOf(call), (mail) => viewMessage(mail, format, headers)));
  },
  'threads.modify': (call) => {
    const mails = threadOf(call);
    const { add, remove } = readChange(call);
    return changed(mails, (mail) => call.mailbox.relabel(mail, add, remove));
  },
  'threads.trash': (call) => changed(threadOf(call), (mail) => trash(call, mail)),
  'threads.untrash': (call) => changed(threadOf(call), (mail) => untrash(call, mail)),
  'threads.delete': (call) => {
    for (const mail of threadOf(call)) call.mailbox.remove(mail);
    return noContent();
  },
};

/** Conversations with a mail that matches, by their newest matching mail. */
async function conversationsIn(call: GmailCall): Promise<{ id: string; at: number }[]> {
  const rows = new Map<string, number>();
  for (const mail of await searchIn(call)) {
    if (!rows.has(mail.threadId)) rows.set(mail.threadId, mail.at);
  }
  return [...rows]
    .map(([id, at]) => ({ id, at }))
    .sort((left, right) => right.at - left.at || (left.id < right.id ? 1 : -1));
}

function viewRow({ mailbox }: GmailCall, id: string) {
  const mails = mailbox.thread(id) ?? [];
  const last = mails.at(-1);
  return { id, snippet: last && snippetOf(last), historyId: historyOf(mails) };
}

async function changed(mails: readonly Mail[], change: (mail: Mail) => unknown): Promise<Answer> {
  for (const mail of mails) change(mail);
  return json(await viewThread(mails, labelled));
}
