import type { FileContent } from '@hub/kit';
import MailComposer from 'nodemailer/lib/mail-composer';

import { type Address, addressOf } from './addresses.js';
import { markdownToHtml } from './markdown/html.js';
import { messageIdOf, operationHeader } from './operation.js';

/** A mail to be; addresses are written as people write them and were validated. */
export interface Letter {
  readonly from?: string | undefined;
  readonly to?: readonly string[] | undefined;
  readonly cc?: readonly string[] | undefined;
  readonly bcc?: readonly string[] | undefined;
  readonly subject: string;
  /** Markdown; its text is what people without HTML read. */
  readonly body: string;
  readonly signature?: string | undefined;
  /** What stands below the body, as it is, in the text and in the HTML. */
  readonly textBelow?: string | undefined;
  readonly htmlBelow?: string | undefined;
  readonly inReplyTo?: string | undefined;
  readonly references?: readonly string[] | undefined;
  readonly attachments?: readonly (FileContent | { readonly raw: Buffer })[] | undefined;
}

/**
 * The mail as RFC 5322 and MIME want it, with Bcc, which Gmail removes when it delivers. Reads no file and no address.
 * Marked with `operation`.
 */
export async function compose(letter: Letter, operation: string): Promise<Buffer> {
  const body = letter.signature === undefined ? letter.body : `${letter.body}\n\n${letter.signature}`;
  const composer = new MailComposer({
    from: letter.from === undefined ? undefined : mailbox(letter.from),
    to: letter.to?.map(mailbox),
    cc: letter.cc?.map(mailbox),
    bcc: letter.bcc?.map(mailbox),
    subject: letter.subject,
    text: letter.textBelow === undefined ? body : `${body}\n\n${letter.textBelow}`,
    html: `<div>${markdownToHtml(body)}</div>${letter.htmlBelow ?? ''}`,
    inReplyTo: letter.inReplyTo,
    references: letter.references === undefined ? undefined : [...letter.references],
    attachments: letter.attachments?.map(attached),
    messageId: messageIdOf(operation),
    headers: { [operationHeader]: operation },
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = composer.compile();
  message.keepBcc = true;
  return message.build();
}

// An object is taken as it is; a string would be parsed once more, by other rules.
function mailbox(text: string): Address {
  const address = addressOf(text);
  if (address === undefined) throw new Error('An address was not validated');
  return address;
}

function attached(file: FileContent | { readonly raw: Buffer }) {
  if ('raw' in file) return { raw: file.raw };
  const filename = file.name.replaceAll(/[\p{Cc}/\\]/gu, '_');
  const contentType = /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(file.mime)
    ? file.mime
    : 'application/octet-stream';
  return { filename, contentType, content: Buffer.from(file.bytes) };
}
