import fastifyCookie from '@fastify/cookie';
import fastifySession from '@fastify/session';
import { Forbidden, type Sessions } from '@hub/identity';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { crossSiteProblem } from './cross-site.js';
import { newSessionId } from './session-id.js';
import { sessionStore } from './session-store.js';
import { cookieAttributes, cookieName } from './session-types.js';

export interface SessionOptions {
  readonly sessions: Sessions;
  /** Where browsers reach the hub; what changes something must come from there. */
  readonly publicUrl: string;
}

const sevenDays = 7 * 24 * 60 * 60 * 1_000;

/**
 * Gives every request its browser session and refuses what another site's page would change with it. To be called before
 * Nest makes its routes. A session is stored, and its cookie set, only where the code saves it.
 */
export async function installSessions(fastify: FastifyInstance, options: SessionOptions): Promise<void> {
  await fastify.register(fastifyCookie);
  await fastify.register(fastifySession, {
    store: sessionStore(options.sessions),
    cookieName,
    cookie: { ...cookieAttributes, maxAge: sevenDays },
    idGenerator: newSessionId,
    // The id is 256 random bits and is looked up by its hash: a signature would add a secret to guard and nothing else.
    secret: { sign: (id) => id, unsign: (id) => ({ valid: isId(id), renew: false, value: id }) },
    saveUninitialized: false,
    rolling: false,
  });
  fastify.addHook('onRequest', ({ method, headers, cookies }, _reply, done) => {
    const hasSession = cookies[cookieName] !== undefined;
    const problem = crossSiteProblem({ method, headers, hasSession }, options.publicUrl);
    done(problem === undefined ? undefined : new Forbidden(problem));
  });
  letPassportAnswer(fastify);
}

const isId = (id: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(id);

// Passport answers as one does in Express. Handed on to the reply and not to its socket, so that Fastify's hooks still run.
function letPassportAnswer(fastify: FastifyInstance): void {
  fastify.decorateReply('setHeader', function (this: FastifyReply, name: string, value: string) {
    this.header(name, value);
  });
  fastify.decorateReply('end', function (this: FastifyReply, body?: string) {
    this.send(body ?? '');
  });
}
