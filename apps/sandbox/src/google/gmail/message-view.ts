import { randomBytes } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';

import type { Part } from './mime/parse.js';
import type { Mail } from './state/mail.js';
import type { Mailbox } from './state/mailbox.js';

/** How much of a message is shown. */
export type Format = 'minimal' | 'full' | 'raw' | 'metadata';

/** A message as the API shows it: ids and labels always, the rest by format. */
export function viewMessage(mail: Mail, format: Format, metadataHeaders: readonly string[] = []) {
  const base = {
    ...stub(mail),
    labelIds: [...mail.labels],
    snippet: snippetOf(mail),
    historyId: String(mail.historyId),
    internalDate: String(mail.at),
    sizeEstimate: mail.raw.length,
  };
  if (format === 'minimal') return base;
  if (format === 'raw') return { ...base, raw: mail.raw.toString('base64url') };
  if (format === 'full') return { ...base, payload: viewPart(mail, mail.tree, '') };
  const wanted = metadataHeaders.map((name) => name.toLowerCase());
  const headers = mail.head.filter(({ name }) => wanted.length === 0 || wanted.includes(name.toLowerCase()));
  return { ...base, payload: { mimeType: mail.tree.mimeType, headers } };
}

/** What lists and drafts say of a message. */
export const stub = (mail: Mail): { id: string; threadId: string } => ({
  id: mail.id,
  threadId: mail.threadId,
});

/** What writes answer with. */
export const labelled = (mail: Mail) => ({ ...stub(mail), labelIds: [...mail.labels] });

/** A conversation with its messages, oldest first. Reads long ones in small pieces, so that others in the process go on. */
export async function viewThread(mails: readonly Mail[], show: (mail: Mail) => object) {
  const messages: object[] = [];
  for (const [index, mail] of mails.entries()) {
    messages.push(show(mail));
    if (index % 100 === 99) await breathe();
  }
  return { id: mails[0]?.threadId, historyId: historyOf(mails), messages };
}

/** The latest change within a conversation. */
export const historyOf = (mails: readonly Mail[]): string =>
  String(mails.reduce((latest, mail) => Math.max(latest, mail.historyId), 0));

/** The beginning of the text on one line, with HTML entities as Gmail writes them. */
export const snippetOf = (mail: Mail): string =>
  mail.text
    .slice(0, 2000)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

interface ViewedPart {
  partId: string;
  mimeType: string;
  filename: string;
  headers: { name: string; value: string }[];
  body: { size: number; data?: string; attachmentId?: string };
  parts?: ViewedPart[];
}

function viewPart(mail: Mail, part: Part, partId: string): ViewedPart {
  const isInline = part.filename === '' && part.mimeType.startsWith('text/');
  const body =
    part.parts.length > 0 || part.body.length === 0
      ? { size: part.body.length }
      : isInline
        ? { size: part.body.length, data: part.body.toString('base64url') }
        : { attachmentId: attachmentIdOf(mail, partId), size: part.body.length };
  return {
    partId,
    mimeType: part.mimeType,
    filename: part.filename,
    headers: part.headers,
    body,
    ...(part.parts.length > 0
      ? {
          parts: part.parts.map((child, index) =>
            viewPart(mail, child, partId === '' ? String(index) : `${partId}.${index}`),
          ),
        }
      : {}),
  };
}

const attachmentMark = 'ANGjdJ';

/** As at Gmail, each answer names the same attachment differently, and all the names work. */
function attachmentIdOf(mail: Mail, partId: string): string {
  const nonce = randomBytes(24).toString('base64url');
  return attachmentMark + Buffer.from(`${nonce} ${mail.id} ${partId}`).toString('base64url');
}

/** The bytes that an attachment id of this mail stands for. */
export function attachmentOf(mailbox: Mailbox, mail: Mail, attachmentId: string): Part | undefined {
  if (!attachmentId.startsWith(attachmentMark)) return undefined;
  const [, mailId, partId] = Buffer.from(attachmentId.slice(attachmentMark.length), 'base64url')
    .toString()
    .split(' ');
  if (mailId !== mail.id || mailbox.find(mailId) !== mail || partId === undefined) return undefined;
  return partId
    .split('.')
    .filter((index) => index !== '')
    .reduce<Part | undefined>((part, index) => part?.parts[Number(index)], mail.tree);
}
