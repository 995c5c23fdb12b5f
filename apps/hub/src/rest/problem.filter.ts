import type { Env, Log } from '@hub/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { challengeFor } from '../authorization/challenge.js';
import { ENV, LOG } from '../core/tokens.js';
import { isToMcp, sendAsRpcError } from '../mcp/rpc-error.js';
import { asksForPage, sendPage } from '../web/single-page-app.js';
import { type Problem, problemOf } from './problem.js';

const mostReadOut = 128 * 1024 * 1024;

// Fastify would close the connection on a body that is too large, and a client that is still sending it then sees a
// broken pipe in place of the answer. Left open, Node reads the rest and drops it.
const canBeReadOut = ({ headers }: FastifyRequest): boolean =>
  Number(headers['content-length']) <= mostReadOut;

/** Every error that leaves a route becomes problem details (RFC 9457); what nobody foresaw says only under which number it is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
  ) {}

  catch(cause: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    if (request.is404 && asksForPage(request) && 'sendFile' in reply) return void sendPage(reply);
    const problem = problemOf(cause, this.env.PUBLIC_URL);
    if (problem.log_id !== undefined) this.write(problem.log_id, request, cause);
    this.addHeaders(reply, problem, challengeFor(request, cause, this.env.PUBLIC_URL));
    if (isToMcp(request)) return sendAsRpcError(reply, problem);
    if (problem.status === 413 && canBeReadOut(request)) void reply.removeHeader('connection');
    void reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }

  private addHeaders(reply: FastifyReply, { retry_after: wait }: Problem, asked: string | undefined): void {
    if (wait !== undefined) void reply.header('retry-after', String(wait));
    if (asked !== undefined) void reply.header('www-authenticate', asked);
  }

  // Not the error itself: a driver hangs the values of the failed statement on it.
  private write(logId: string, request: FastifyRequest, cause: unknown): void {
    const { name, message, stack } = cause instanceof Error ? cause : new Error(String(cause));
    const route = `${request.method} ${request.routeOptions.url ?? 'unknown'}`;
    this.log.error({ log_id: logId, route, error: name, message, stack }, 'a request failed');
  }
}
