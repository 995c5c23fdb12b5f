import { encodeWords } from './headers.js';

/** A file that goes along. */
export interface Attachment {
  filename: string;
  mimeType: string;
  content: string | Buffer;
}

/** What a message is made of; header names as they are to be written. */
export interface Composed {
  headers: Record<string, string | undefined>;
  /** At least one of text and HTML. */
  text?: string | undefined;
  html?: string | undefined;
  attachments?: readonly Attachment[];
}

/** A message ready for the wire: text, or text and HTML, and attachments around them. */
export function compose({ headers, text, html, attachments = [] }: Composed): Buffer {
  const plain =
    text === undefined
      ? []
      : [leaf('text/plain; charset="UTF-8"', Buffer.from(text.replaceAll('\n', '\r\n')))];
  const marked = html === undefined ? [] : [leaf('text/html; charset="UTF-8"', Buffer.from(html))];
  const body = joined('alternative', [...plain, ...marked]);
  const whole = joined('mixed', [body, ...attachments.map((one) => attached(one))]);
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${encodeAddressed(value)}`],
  );
  return Buffer.from([...lines, 'MIME-Version: 1.0', whole].join('\r\n'));
}

/** One part stays as it is; more become a multipart. */
const joined = (kind: string, parts: string[]): string =>
  parts.length === 1 ? (parts[0] ?? '') : multipart(kind, parts);

/** Encoded words only around what is not ASCII, so that addresses stay readable to a parser. */
const encodeAddressed = (value: string): string =>
  value.replaceAll(/[^\s<>",;:]*[^\x20-\x7e][^<>",;:]*[^\s<>",;:]|[^\x20-\x7e]/g, (words) =>
    encodeWords(words),
  );

const leaf = (type: string, bytes: Buffer, extra: string[] = []): string =>
  [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...extra, '', wrapped(bytes)].join('\r\n');

const attached = ({ filename, mimeType, content }: Attachment): string =>
  leaf(`${mimeType}; name="${filename}"`, Buffer.from(content), [
    `Content-Disposition: attachment; filename="${filename}"`,
  ]);

function multipart(kind: string, parts: string[]): string {
  const boundary = `=_${kind}_${parts.length}_${parts[0]?.length ?? 0}`;
  const rows = parts.flatMap((part) => [`--${boundary}`, part]);
  return [`Content-Type: multipart/${kind}; boundary="${boundary}"`, '', ...rows, `--${boundary}--`, ''].join(
    '\r\n',
  );
}

const wrapped = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
