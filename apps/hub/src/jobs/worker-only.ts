import type { FastifyInstance } from 'fastify';

const health = new Set(['/healthz', '/readyz']);

/** Has a process that only works in the background say of itself how it is, and nothing else. */
export function answerHealthOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ url }, reply) => {
    if (health.has(url)) return;
    await reply.status(404).type('text/plain').send('This process works in the background.\n');
  });
}
