import type { Call } from '../call.js';
import { bodyOf, parsedBody } from '../call.js';
import { badRequest } from '../errors.js';
import { googleError } from '../../google-errors.js';

/** Uploaded bytes with the type that came with them; undefined when none was named. */
export interface Media {
  bytes: Buffer;
  type: string | undefined;
}

/** What a create or an update carries: facts, bytes, or both. */
export interface Upload {
  body: Record<string, unknown>;
  media: Media | undefined;
}

const largestAtOnce = 5 * 1024 * 1024;

/** The request of a plain call, or of one below /upload with `uploadType=media` or `multipart`. */
export function uploadOf(call: Call): Upload {
  switch (call.query.get('uploadType')) {
    case null:
      return { body: bodyOf(call), media: undefined };
    case 'media':
      limit(call.request.body);
      return {
        body: {},
        media: { bytes: call.request.body, type: typeIn(call.request.headers['content-type']) },
      };
    case 'multipart':
      limit(call.request.body);
      return multipart(call.request.body, call.request.headers['content-type'] ?? '');
    default:
      throw badRequest('Invalid upload type.');
  }
}

function limit(body: Buffer): void {
  if (body.length > largestAtOnce + 64 * 1024) {
    throw googleError(
      413,
      'uploadTooLarge',
      'Request Too Large: send more than 5 MB with a resumable upload.',
    );
  }
}

const typeIn = (header: string | undefined): string | undefined => {
  const type = header?.split(';')[0]?.trim().toLowerCase();
  return type === '' || type === 'application/x-www-form-urlencoded' ? undefined : type;
};

/** A `multipart/related` body (RFC 2387): the facts as JSON, then the bytes. */
function multipart(body: Buffer, contentType: string): Upload {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw badRequest('Multipart must have a boundary.');
  const [facts, media, ...more] = partsOf(body, boundary);
  if (!facts || !media || more.length > 0) throw badRequest('Malformed multipart body.');
  if (typeIn(facts.headers['content-type']) !== 'application/json') {
    throw badRequest('The first part of a multipart upload has to be application/json.');
  }
  return { body: parsedBody(facts.bytes.toString() || '{}'), media: mediaOf(media) };
}

function mediaOf({ headers, bytes }: Part): Media {
  const isBase64 = headers['content-transfer-encoding']?.toLowerCase() === 'base64';
  return {
    bytes: isBase64 ? Buffer.from(bytes.toString(), 'base64') : bytes,
    type: typeIn(headers['content-type']),
  };
}

interface Part {
  headers: Record<string, string>;
  bytes: Buffer;
}

function partsOf(body: Buffer, boundary: string): Part[] {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    if (body.subarray(start, start + 2).toString() === '--') return parts;
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), start);
    if (end < 0) break;
    parts.push(partOf(body.subarray(start, end)));
    at = end + 2;
  }
  throw badRequest('Malformed multipart body.');
}

function partOf(bytes: Buffer): Part {
  const gap = bytes.indexOf('\r\n\r\n');
  if (gap < 0) throw badRequest('Malformed multipart body.');
  const lines = bytes.subarray(0, gap).toString().trim().split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: Object.fromEntries(headers) as Record<string, string>, bytes: bytes.subarray(gap + 4) };
}
