import type { FastifyInstance } from 'fastify';

const largest = 25 * 1024 * 1024;

/** Lets bodies of plain bytes in, up to 25 MB: only files come like this. To be called before Nest makes its routes. */
export function readUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: largest },
    (_request, body, done) => done(null, body),
  );
}
