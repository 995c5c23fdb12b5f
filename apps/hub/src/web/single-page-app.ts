import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Paths that are never a page: a miss there is a miss, not the app (a client looking for metadata must not be handed HTML). */
const notPages =
  /^\/(api|assets|mcp|oauth|oidc|connect|sign-in\/oidc|\.well-known|healthz|readyz|robots\.txt|favicon\.ico)(\/|$|\?)|^\/allow\/[^/]+\/./;

/** Serves the built web app from the hub's own origin: hashed assets for ever, the one page for every other address. */
export async function serveWebApp(fastify: FastifyInstance, webRoot: string): Promise<void> {
  const root = resolve(webRoot);
  if (!existsSync(root)) return;
  await fastify.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    preCompressed: true,
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
}

/** Whether a request that met no route asks for a page of the web app. */
export function asksForPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && !notPages.test(request.url);
}

/** Answers with the app's one page. */
export function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile('index.html');
}
