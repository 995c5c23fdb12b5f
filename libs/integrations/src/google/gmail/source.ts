import { type Headers, parameterOf } from './headers.js';

/** A mail as it is stored (RFC 5322): its headers, those that say what the content is as they stand, and the content. */
export interface Source {
  readonly headers: Headers;
  readonly contentHeaders: readonly string[];
  readonly content: string;
}

const ofContent = /^(?:content-[\w-]+|mime-version):/i;

/** Takes a mail apart. Strings hold one byte per character, so that nothing is lost on the way back. */
export function sourceOf(raw: Buffer): Source {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const lines = head.split(/\r?\n(?![ \t])/).filter((line) => line !== '');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = Buffer.from(line.slice(colon + 1), 'latin1').toString('utf8');
    if (colon > 0 && !headers.has(name)) headers.set(name, value.replaceAll(/\r?\n[ \t]/g, ' ').trim());
  }
  return {
    headers,
    contentHeaders: lines.filter((line) => ofContent.test(line)),
    content: end === null ? '' : text.slice(end.index + end[0].length),
  };
}

/** `composed` with the content of `source` instead of its own. */
export function withContentOf(source: Source, composed: Buffer): Buffer {
  const text = composed.toString('latin1');
  const head = text.slice(0, text.indexOf('\r\n\r\n'));
  const own = head.split(/\r\n(?![ \t])/).filter((line) => !ofContent.test(line));
  return Buffer.from([...own, ...source.contentHeaders, '', source.content].join('\r\n'), 'latin1');
}

/** The attached files of a mail as they stand, each with its own headers. */
export function attachedParts({ headers, content }: Source): Buffer[] {
  const type = headers.get('content-type') ?? '';
  const boundary = parameterOf(type, 'boundary');
  if (!/^multipart\/mixed/i.test(type) || boundary === undefined) return [];
  const parts = `\n${content}`
    .split(new RegExp(`\\r?\\n--${RegExp.escape(boundary)}(?:--)?[ \\t]*(?:\\r?\\n|$)`))
    .slice(1, -1);
  return parts.filter(isFile).map((part) => Buffer.from(part, 'latin1'));
}

function isFile(part: string): boolean {
  const { headers } = sourceOf(Buffer.from(part.slice(0, 8_000), 'latin1'));
  return (
    /^attachment/i.test(headers.get('content-disposition') ?? '') ||
    parameterOf(headers.get('content-disposition'), 'filename') !== undefined ||
    parameterOf(headers.get('content-type'), 'name') !== undefined
  );
}
