import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const policy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      objectSrc: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: { maxAge: 31_536_000 },
});

// What no browser shows as a page needs less said about it, and programs read every header of every call.
const forPrograms = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};
const isForPrograms = (url: string): boolean => url.startsWith('/api/v1/') || url.startsWith('/mcp');

/** One strict policy for every answer: nothing from elsewhere, nothing inline, in nobody's frame. */
export function addSecurityHeaders(fastify: FastifyInstance): void {
  const forPages = headersOf(policy);
  fastify.addHook('onRequest', ({ url }, reply, done) => {
    reply.headers(isForPrograms(url) ? forPrograms : forPages);
    done();
  });
}

// The policy is the same for every answer, and working it out anew would be a part of each call's cost.
function headersOf(middleware: typeof policy): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  middleware(request, response, () => undefined);
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
