import type { gmail_v1 } from '@googleapis/gmail';

import { clip } from '../../text.js';
import { decodedWords } from './decoded-words.js';
import { headersOf } from './headers.js';

type Part = gmail_v1.Schema$MessagePart;

/** A part that is read as text. */
export interface TextPart {
  readonly kind: 'plain' | 'html';
  readonly part: Part;
}

/** What a message consists of. */
export interface Parts {
  readonly texts: readonly TextPart[];
  readonly attachments: readonly Attachment[];
}

/** An attachment as an answer names it; `size` in bytes. */
export interface Attachment {
  readonly attachment_id: string;
  readonly filename: string;
  readonly mime: string;
  readonly size: number;
  /** Where it stands in the message; no answer shows it. */
  readonly part: Part;
}

/** More parts than any mail program makes are not looked at. */
const most = 300;
/** Pictures of a signature and the like, which say nothing. */
const decoration = 24 * 1024;

/** Walks through the tree of parts, whatever its depth, without recursion. */
export function partsOf(payload: Part | undefined): Parts {
  const texts: TextPart[] = [];
  const attachments: Attachment[] = [];
  const left: Part[] = payload === undefined ? [] : [payload];
  for (let seen = 0; left.length > 0 && seen < most; seen += 1) {
    const part = left.pop() ?? {};
    const mime = mimeOf(part);
    if (mime.startsWith('multipart/')) left.push(...childrenOf(part).toReversed());
    else if (isText(part, mime)) texts.push({ kind: mime === 'text/html' ? 'html' : 'plain', part });
    else if (!isDecoration(part, mime)) attachments.push(attachmentOf(part, mime));
  }
  return { texts, attachments };
}

const mimeOf = ({ mimeType }: Part): string => mimeType?.toLowerCase() ?? 'text/plain';
const childrenOf = ({ parts }: Part): readonly Part[] => parts?.slice(0, most) ?? [];

const isAttached = (part: Part): boolean => /^\s{0,9}attachment\b/i.test(dispositionOf(part));
const dispositionOf = (part: Part): string => headersOf(part).get('content-disposition') ?? '';

const isText = (part: Part, mime: string): boolean =>
  (mime === 'text/plain' || mime === 'text/html') && !part.filename && !isAttached(part);

const isDecoration = (part: Part, mime: string): boolean =>
  mime.startsWith('image/') &&
  !isAttached(part) &&
  headersOf(part).has('content-id') &&
  (part.body?.size ?? 0) < decoration;

// No file system takes longer ones.
const longestName = 255;

function attachmentOf(part: Part, mime: string): Attachment {
  const filename = clip(decodedWords(part.filename ?? '').replaceAll(/[\p{Cc}]/gu, ''), longestName);
  return {
    attachment_id: part.partId || '0',
    filename: filename === '' ? unnamed(mime) : filename,
    mime,
    size: part.body?.size ?? 0,
    part,
  };
}

const unnamed = (mime: string): string => (mime === 'message/rfc822' ? 'message.eml' : 'unnamed');
