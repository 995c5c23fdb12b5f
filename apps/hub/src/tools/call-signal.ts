import type { FastifyReply } from 'fastify';

/** Aborts when whoever asked has gone before they were answered. */
export function callSignal(reply: FastifyReply): AbortSignal {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  return abort.signal;
}

/** A header that must be there once or not at all. */
export const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;
