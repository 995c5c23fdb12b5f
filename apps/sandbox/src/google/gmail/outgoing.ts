import { googleError, invalidArgument } from '../google-errors.js';

import type { GmailCall } from './gmail-call.js';
import { found, objectOf, stringOf } from './gmail-call.js';
import type { Address } from './mime/addresses.js';
import { parseAddresses } from './mime/addresses.js';
import { encodeWords, headerOf } from './mime/headers.js';
import { parseHead } from './mime/parse.js';
import { rewriteHead } from './mime/rewrite.js';
import type { Mail } from './state/mail.js';
import { mailDate, newMessageId } from './state/mailboxes.js';

/** `maxSize` of the upload methods in Google's description. */
const largest = 36_700_160;

/** The message that a body or an upload brings, and the conversation it is meant for. */
export interface Brought {
  raw: Buffer;
  threadId: string | undefined;
}

/** Reads a Message resource; throws 400 when it carries no message, 413 when it is too large. */
export function readMessage(call: GmailCall, message: Record<string, unknown>): Brought {
  const text = stringOf(message, 'raw');
  if (call.media === undefined && (text === undefined || text === '')) {
    throw invalidArgument(
      "'raw' RFC822 payload message string or uploading message via /upload/* URL required",
    );
  }
  const raw = call.media ?? fromBase64(text ?? '');
  if (raw.length > largest) throw googleError(413, 'uploadTooLarge', 'Message exceeds the maximum size.');
  return { raw, threadId: stringOf(message, 'threadId') || undefined };
}

/** The message inside a Draft resource. */
export const readDraftMessage = (call: GmailCall): Brought =>
  readMessage(call, objectOf(call.body, 'message'));

function fromBase64(text: string): Buffer {
  if (!/^[\w+/-]*={0,2}$/.test(text)) {
    throw invalidArgument(
      `Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed for "${text.slice(0, 40)}"`,
    );
  }
  return Buffer.from(text, 'base64url');
}

/** The addresses of a message; 400 in Gmail's words when a header holds something else. */
function recipientsOf(raw: Buffer): Address[] {
  const head = parseHead(raw);
  return ['To', 'Cc', 'Bcc'].flatMap((name) =>
    head
      .filter((one) => one.name.toLowerCase() === name.toLowerCase())
      .flatMap(({ value }) => {
        const addresses = parseAddresses(value);
        if (!addresses) throw invalidArgument(`Invalid ${name} header`);
        return addresses;
      }),
  );
}

/** Sends as the caller: their copy in Sent, a copy to everyone here it is for, a bounce for who is not here. */
export function send(call: GmailCall, { raw, threadId }: Brought): Mail {
  const recipients = recipientsOf(raw).map(({ email }) => email);
  if (recipients.length === 0) throw invalidArgument('Recipient address required');
  const { mailbox, mailboxes, login } = call;
  const signed = stamped(call, raw, true);
  const toSelf = recipients.some((email) => mailboxes.loginsAt(email).includes(login));
  const sent = mailbox.add({
    raw: signed,
    at: call.world.clock.now(),
    labels: toSelf ? ['UNREAD', 'SENT', 'INBOX'] : ['SENT'],
    ...conversationOf(call, signed, threadId),
  });
  mailboxes.deliver(signed, recipients, login);
  mailboxes.bounce(mailbox, sent, recipients);
  return sent;
}

/** Keeps a message as a draft of the caller. */
export function saveDraft(call: GmailCall, { raw, threadId }: Brought): Mail {
  recipientsOf(raw);
  const kept = stamped(call, raw, false);
  return call.mailbox.add({
    raw: kept,
    at: call.world.clock.now(),
    labels: ['DRAFT'],
    ...conversationOf(call, kept, threadId),
  });
}

/** The named conversation when the subject fits it, as Gmail demands; 404 when there is none of that id. */
function conversationOf(
  { mailbox }: GmailCall,
  raw: Buffer,
  threadId: string | undefined,
): { threadId?: string } {
  if (threadId === undefined) return {};
  found(mailbox.thread(threadId));
  return mailbox.accepts(threadId, headerOf(parseHead(raw), 'subject') ?? '') ? { threadId } : {};
}

/** Gmail's own hand on a message: From is one of the person's addresses; what is sent gets Gmail's date and id. */
function stamped(call: GmailCall, raw: Buffer, isSent: boolean): Buffer {
  const head = parseHead(raw);
  const ownId = headerOf(head, 'message-id');
  const stamps = sender(call, headerOf(head, 'from') ?? '');
  if (isSent || ownId === undefined) stamps['Message-Id'] = newMessageId();
  if (isSent && ownId !== undefined) stamps['X-Google-Original-Message-ID'] = ownId;
  if (isSent || headerOf(head, 'date') === undefined) stamps['Date'] = mailDate(call.world.clock.now());
  return rewriteHead(
    raw,
    Object.keys(stamps).map((name) => name.toLowerCase()),
    stamps,
  );
}

function sender({ mailboxes, mailbox }: GmailCall, from: string): Record<string, string> {
  const { owner } = mailbox;
  const email = parseAddresses(from)?.[0]?.email;
  const isTheirs = mailboxes.sendAs(owner).some((one) => one.email === email);
  return isTheirs ? {} : { From: `${encodeWords(owner.name)} <${owner.email}>` };
}
