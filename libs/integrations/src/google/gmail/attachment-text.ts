import type { gmail_v1 } from '@googleapis/gmail';

import { textOfBytes } from './decoded-words.js';
import { headersOf, parameterOf } from './headers.js';
import { htmlToText } from './html/html-text.js';

const readable =
  /^(?:text\/|application\/(?:json|xml|csv|x-ndjson|yaml|x-yaml|ics)\b|application\/[\w.-]{1,60}\+(?:json|xml)\b)/;
const longest = 512 * 1024;

/** What a file says, where it is text; undefined for a file that programs read. */
export async function readableText(
  part: gmail_v1.Schema$MessagePart,
  mime: string,
  bytes: Uint8Array,
): Promise<string | undefined> {
  if (!readable.test(mime)) return undefined;
  const charset = parameterOf(headersOf(part).get('content-type'), 'charset');
  const text = textOfBytes(bytes.subarray(0, longest), charset);
  if (text.includes('\0')) return undefined;
  return mime === 'text/html' ? (await htmlToText(text, { quoted: true, links: true })).text : text;
}
