import { Readable } from 'node:stream';

import type { gmail_v1 } from '@googleapis/gmail';
import type { FileContent, Files } from '@hub/kit';
import { ToolError } from '@hub/kit';

/** Beyond this many bytes a mail goes up as it is instead of inside JSON, where it would be a third larger. */
const small = 4 * 1024 * 1024;
/** Gmail takes 25 MB with everything in it, and encoded for mail bytes take a third more. */
const largest = 18_000_000;

interface Outgoing {
  readonly requestBody: gmail_v1.Schema$Message;
  readonly media?: { readonly mimeType: string; readonly body: Readable };
}

/** A mail as `messages.send` takes it, in the conversation `threadId` where there is one. */
export function outgoing(mime: Buffer, threadId?: string): Outgoing {
  if (mime.length <= small) return { requestBody: { raw: mime.toString('base64url'), threadId } };
  return { requestBody: { threadId }, media: { mimeType: 'message/rfc822', body: Readable.from([mime]) } };
}

/** The same as a draft. */
export function asDraft(mime: Buffer, threadId?: string) {
  const { requestBody, ...media } = outgoing(mime, threadId);
  return { requestBody: { message: requestBody }, ...media };
}

/** The kept files behind `handles`. Throws ToolError `not_found` for one that is gone, `invalid_input` beyond 18 MB. */
export async function openAll(files: Files, handles: readonly string[] | undefined): Promise<FileContent[]> {
  const opened: FileContent[] = [];
  for (const handle of handles ?? []) opened.push(await files.open(handle));
  const size = opened.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > largest)
    throw new ToolError('invalid_input', 'The files are too large for one mail: at most 18 MB together', {
      problems: [{ field: 'attachments', problem: 'At most 18 MB together' }],
    });
  return opened;
}
