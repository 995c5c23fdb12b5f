import type { gmail_v1 } from '@googleapis/gmail';

import { clip } from '../../text.js';
import { decodedWords } from './decoded-words.js';

/** The headers of a message or a part, by lower-case name; of several of one name the first. */
export type Headers = ReadonlyMap<string, string>;

/** Reads them as they came: addresses still have their encoded words. */
export function headersOf(part: gmail_v1.Schema$MessagePart | undefined): Headers {
  const headers = new Map<string, string>();
  for (const { name, value } of part?.headers ?? []) {
    const key = name?.toLowerCase();
    if (key && typeof value === 'string' && !headers.has(key)) headers.set(key, value);
  }
  return headers;
}

/** The subject, decoded and in one line, as long as a line of a mail may be (RFC 5322 section 2.1.1). */
export const subjectOf = (headers: Headers): string =>
  clip(
    decodedWords(clip(headers.get('subject') ?? '', 4_000))
      .replaceAll(/\s+/g, ' ')
      .trim(),
    998,
  );

/** When Gmail got the message, ISO 8601 in UTC without milliseconds; undefined where it does not say. */
export function dateOf({ internalDate }: gmail_v1.Schema$Message): string | undefined {
  const time = Number(internalDate);
  return time > 0 ? new Date(time).toISOString().replace(/\.\d+Z$/, 'Z') : undefined;
}

/** A parameter of a header such as Content-Type (RFC 2045 section 5.1). */
export function parameterOf(header: string | undefined, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`;\\s{0,80}${name}=(?:"([^"]{0,500})"|([^\\s;]{1,500}))`, 'i').exec(
      header?.slice(0, 4_000) ?? '',
    ) ?? [];
  return quoted ?? plain;
}
