import type { Header } from './headers.js';
import { decodeQuoted, decodeText, headerOf, parameterOf, parseHeaders } from './headers.js';

/** One node of a message's tree: a leaf with bytes, or a multipart with parts. */
export interface Part {
  headers: Header[];
  /** Lower case. */
  mimeType: string;
  /** Empty when the part has no name. */
  filename: string;
  /** Transfer-decoded; text in UTF-8, whatever it was sent as. */
  body: Buffer;
  parts: Part[];
}

const deepest = 50;

/** Reads a whole message (RFC 5322 and 2046). Never throws: what is no MIME is plain text. */
export const parseMime = (raw: Buffer): Part => readPart(raw.toString('latin1'), 0);

/** Only the headers of a message, without reading its body. */
export function parseHead(raw: Buffer): Header[] {
  const end = headEnd(raw.subarray(0, 65_536).toString('latin1'));
  return parseHeaders(raw.subarray(0, end.head).toString('utf8'));
}

/** The parts of a multipart body as they are, each with its content but without its headers. */
export function rawParts(body: Buffer, contentType: string): Buffer[] {
  const boundary = parameterOf(contentType, 'boundary');
  return splitAt(body.toString('latin1'), boundary ?? '').map((text) =>
    Buffer.from(text.slice(headEnd(text).body), 'latin1'),
  );
}

/** Every leaf in order. */
export const leavesOf = (part: Part): Part[] =>
  part.parts.length === 0 ? [part] : part.parts.flatMap((child) => leavesOf(child));

function headEnd(text: string): { head: number; body: number } {
  const blank = /\r?\n\r?\n/.exec(text);
  if (/^\r?\n/.test(text)) return { head: 0, body: text.startsWith('\r') ? 2 : 1 };
  return blank
    ? { head: blank.index, body: blank.index + blank[0].length }
    : { head: text.length, body: text.length };
}

function readPart(text: string, depth: number): Part {
  const { head, body } = headEnd(text);
  const headers = parseHeaders(Buffer.from(text.slice(0, head), 'latin1').toString('utf8'));
  const type = headerOf(headers, 'content-type') ?? 'text/plain; charset=utf-8';
  const mimeType = (/^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0] ?? 'text/plain').toLowerCase();
  const filename =
    parameterOf(headerOf(headers, 'content-disposition') ?? '', 'filename') ??
    parameterOf(type, 'name') ??
    '';
  const content = text.slice(body);
  const parts =
    depth < deepest ? childrenOf(content, mimeType, type).map((child) => readPart(child, depth + 1)) : [];
  const isLeaf = parts.length === 0;
  return {
    headers,
    mimeType,
    filename,
    parts,
    body: isLeaf ? bodyOf(content, headers, type) : Buffer.alloc(0),
  };
}

function childrenOf(content: string, mimeType: string, type: string): string[] {
  if (mimeType === 'message/rfc822') return [content];
  const boundary = mimeType.startsWith('multipart/') ? parameterOf(type, 'boundary') : undefined;
  return boundary ? splitAt(content, boundary) : [];
}

/** The texts between the boundary lines; a missing last line ends at the end. */
function splitAt(content: string, boundary: string): string[] {
  const text = `\n${content}`;
  const found: string[] = [];
  let mark = nextMark(text, boundary, 0);
  while (mark && !mark.isLast) {
    const from = text.indexOf('\n', mark.end) + 1;
    if (from === 0) break;
    const next = nextMark(text, boundary, from - 1);
    found.push(text.slice(from, next?.start).replace(/\r$/, ''));
    mark = next;
  }
  return found;
}

function nextMark(text: string, boundary: string, from: number) {
  const mark = `\n--${boundary}`;
  let start = text.indexOf(mark, from);
  while (start >= 0) {
    const end = start + mark.length;
    if (/^(--|\s|$)/.test(text.slice(end, end + 2)))
      return { start, end, isLast: text.startsWith('--', end) };
    start = text.indexOf(mark, end);
  }
  return undefined;
}

function bodyOf(content: string, headers: Header[], type: string): Buffer {
  const encoding = (headerOf(headers, 'content-transfer-encoding') ?? '').trim().toLowerCase();
  const bytes = decoded(content, encoding);
  const charset = (parameterOf(type, 'charset') ?? 'utf-8').toLowerCase();
  const isText = type.toLowerCase().startsWith('text/');
  return isText && !/^(utf-?8|us-ascii)$/.test(charset) ? Buffer.from(decodeText(bytes, charset)) : bytes;
}

function decoded(content: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  if (encoding === 'quoted-printable') return decodeQuoted(content);
  return Buffer.from(content, 'latin1');
}
