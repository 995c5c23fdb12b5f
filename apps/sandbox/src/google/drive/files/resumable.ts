import { randomBytes } from 'node:crypto';

import type { Answer, Incoming } from '../../../gateway/answer.js';
import { json } from '../../../gateway/answer.js';
import { googleError } from '../../google-errors.js';
import type { Call } from '../call.js';
import { bodyOf, fileOf } from '../call.js';
import { badRequest, invalidValue } from '../errors.js';
import { createFrom, parentOf } from './create.js';
import { checkBody } from './metadata.js';
import { updateFrom } from './update.js';

interface Session {
  call: Call;
  finish: typeof createFrom;
  body: Record<string, unknown>;
  type: string | undefined;
  total: number | undefined;
  chunks: Buffer[];
  size: number;
  done: Answer | undefined;
}

const quantum = 256 * 1024;
const mostSessions = 100;
const mostBytes = 64 * 1024 * 1024;

/**
 * Resumable uploads: a session is opened with the facts, its address takes the bytes, at once or in chunks.
 * https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
 */
export class ResumableUploads {
  readonly #sessions = new Map<string, Session>();

  /** `api` is the API root as clients see it. */
  constructor(private readonly api: string) {}

  open(call: Call): Answer {
    const body = bodyOf(call);
    const isUpdate = call.params['fileId'] !== undefined;
    checkBody(body, !isUpdate);
    if (isUpdate) fileOf(call, { toChange: true });
    else parentOf(call, body);
    const id = `A${randomBytes(48).toString('base64url')}`;
    this.#sessions.set(id, {
      call,
      finish: isUpdate ? updateFrom : createFrom,
      body,
      type: call.request.headers['x-upload-content-type'],
      chunks: [],
      size: 0,
      done: undefined,
      total: lengthIn(call.request.headers['x-upload-content-length']),
    });
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > mostSessions && oldest !== undefined) this.#sessions.delete(oldest);
    const query = new URLSearchParams(call.query);
    query.set('upload_id', id);
    const location = `${this.api}${call.request.path.slice(call.request.path.indexOf('/upload/'))}?${query.toString()}`;
    return { status: 200, headers: { location, 'x-guploader-uploadid': id }, body: '' };
  }

  /** A request at a session's address. The address is the right to write: no token is asked for. */
  continue(request: Incoming): Answer {
    const id = request.query.get('upload_id') ?? '';
    const session = this.#sessions.get(id);
    if (!session) throw googleError(404, 'notFound', 'Upload session not found.');
    if (request.method === 'DELETE') {
      this.#sessions.delete(id);
      return { status: 499, headers: {}, body: '' };
    }
    if (request.method !== 'PUT') throw badRequest('Use PUT for an upload session.');
    session.done ??= take(session, request);
    return session.done ?? incomplete(session);
  }
}

const lengthIn = (header: string | undefined): number | undefined => {
  if (header === undefined) return undefined;
  if (!/^\d+$/.test(header)) throw invalidValue('X-Upload-Content-Length');
  return Number(header);
};

interface Chunk {
  from: number;
  bytes: Buffer;
  isLast: boolean;
}

/** Adds the bytes of one request; the answer once everything is here. */
function take(session: Session, request: Incoming): Answer | undefined {
  const header = request.headers['content-range'];
  if (header === undefined) return finished(session, [request.body]);
  const chunk = chunkOf(session, header, request.body);
  if (!chunk) return undefined;
  if (chunk.from > session.size) {
    throw googleError(503, 'backendError', 'The bytes before this chunk are missing.');
  }
  const fresh = chunk.bytes.subarray(session.size - chunk.from);
  session.size += fresh.length;
  if (session.size > mostBytes) throw googleError(413, 'uploadTooLarge', 'The upload is too large.');
  session.chunks.push(fresh);
  return chunk.isLast ? finished(session, session.chunks) : undefined;
}

/** What `Content-Range` says about the body; undefined when it only asks how far the upload is. */
function chunkOf(session: Session, header: string, bytes: Buffer): Chunk | undefined {
  const match = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(header);
  if (!match) throw badRequest('Invalid Content-Range.');
  if (match[1] === undefined) return undefined;
  const [from, to, total] = [
    Number(match[1]),
    Number(match[2]),
    match[3] === '*' ? session.total : Number(match[3]),
  ];
  if (bytes.length !== to - from + 1) throw badRequest('Content-Range does not fit the body.');
  const isLast = to + 1 === total;
  if (!isLast && bytes.length % quantum !== 0) {
    throw badRequest('A chunk that is not the last has to be a multiple of 256 KiB.');
  }
  return { from, bytes, isLast };
}

const finished = (session: Session, chunks: Buffer[]): Answer =>
  session.finish(session.call, {
    body: session.body,
    media: { bytes: Buffer.concat(chunks), type: session.type },
  });

const incomplete = (session: Session): Answer => ({
  ...json({}, 308),
  headers: session.size > 0 ? { range: `bytes=0-${session.size - 1}` } : {},
  body: '',
});
