import { RegistrationLimits, TooManyAttempts } from '@hub/identity';
import type { Log } from '@hub/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Provider } from 'oidc-provider';

import { LOG } from '../core/tokens.js';
import { problemOf } from '../rest/problem.js';
import { noteVisitor } from './people-at-the-door.js';
import { pageStyle } from './problem-page.js';

interface MountParts {
  readonly provider: Provider;
  readonly limits: RegistrationLimits;
  readonly log: Log;
  readonly publicUrl: string;
}

const discovery = '/.well-known/oauth-authorization-server';

/** Every place where a client looks for the metadata of an issuer with a path (RFC 8414 section 3.1, OpenID Connect, older MCP). */
const discoveryPaths = [
  `${discovery}/oidc`,
  '/.well-known/openid-configuration/oidc',
  discovery,
  '/.well-known/openid-configuration',
];

/** Mounts the authorization server of an application; to be called before Nest makes its routes. */
export async function mountFor(app: NestFastifyApplication, publicUrl: string): Promise<void> {
  await mountAuthorization(app.getHttpAdapter().getInstance(), {
    provider: app.get(Provider, { strict: false }),
    limits: app.get(RegistrationLimits, { strict: false }),
    log: app.get<Log>(LOG, { strict: false }),
    publicUrl,
  });
}

/** Serves the authorization server under `/oidc`, bodies unread, and its metadata wherever clients look. */
async function mountAuthorization(fastify: FastifyInstance, parts: MountParts): Promise<void> {
  const handOver = handing(parts);
  await fastify.register(async (scope) => {
    // It reads its own bodies, within limits of its own.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.setErrorHandler((cause, _request, reply) => {
      const problem = problemOf(cause, parts.publicUrl);
      if (problem.log_id !== undefined)
        parts.log.error({ log_id: problem.log_id, err: cause }, 'the authorization server failed');
      return reply
        .status(problem.status)
        .header('cache-control', 'no-store')
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify(problem));
    });
    scope.get('/oidc/page.css', async (_request, reply) =>
      reply.header('cache-control', 'max-age=3600').type('text/css; charset=utf-8').send(pageStyle),
    );
    scope.all('/oidc/*', async (request, reply) => {
      if (request.method === 'POST' && /^\/oidc\/register\/?(\?|$)/i.test(request.url)) {
        const refused = await tooMany(parts.limits, request, reply);
        if (refused) return refused;
      }
      handOver(request, reply, request.url.slice('/oidc'.length));
    });
    for (const path of discoveryPaths)
      scope.get(path, async (request, reply) => handOver(request, reply, discovery));
  });
}

function handing({ provider, publicUrl }: MountParts) {
  const answer = provider.callback();
  const { host, protocol } = new URL(publicUrl);
  return ({ raw, session }: FastifyRequest, reply: FastifyReply, url: string): void => {
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    noteVisitor(raw, session.person);
    // Its links are made from these, and must be the hub's own whatever was sent.
    Object.assign(raw.headers, { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) });
    Object.assign(raw, { url, baseUrl: '/oidc' });
    answer(raw, reply.raw);
  };
}

async function tooMany(
  limits: RegistrationLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  try {
    await limits.count(request.ip);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof TooManyAttempts)) throw cause;
    return reply
      .status(429)
      .header('retry-after', String(cause.retryAfter))
      .header('cache-control', 'no-store')
      .send({ error: 'temporarily_unavailable', error_description: cause.message });
  }
}
