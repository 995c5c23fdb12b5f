import { ConnectRefused, Connections } from '@hub/connections';
import { sessionIdHash } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Env, Log } from '@hub/platform';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ENV, LOG } from '../core/tokens.js';
import { isFor } from '../mcp/ask-link.js';

/** Where the browser comes back from a provider, and the short links that errors give. Every answer is a redirect of our own. */
@Controller('connect')
export class CallbackController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get(':provider/callback')
  async finish(
    @Param('provider') provider: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageFor(provider, query, request);
    // The address of this page holds the code and the state: nobody may keep or pass it on.
    await reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(`${this.env.PUBLIC_URL}${page}`, 303);
  }

  /** Where an agent sends a person to choose files for it: on to the provider, which asks and shows them. */
  @Get(':provider/files')
  async chooseFiles(
    @Param('provider') provider: string,
    @Query('types') types: unknown,
    @Req() { session, url: asked }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { person } = session;
    const { PUBLIC_URL: home } = this.env;
    // Whoever follows an agent's link is often not signed in here: they come back to it afterwards.
    if (!person) return reply.redirect(`${home}/sign-in?to=${encodeURIComponent(asked)}`, 303);
    const pick = typeof types === 'string' && types !== '' ? types.split(',') : [];
    const request = { provider, skillIds: [], pick };
    const next = await this.connections.begin(person, sessionIdHash(session.sessionId), request).then(
      ({ url }) => url,
      (cause: unknown) => home + this.pageOfProblem(cause),
    );
    await reply.header('cache-control', 'no-store').redirect(next, 303);
  }

  /** Where an agent's link leads: `skill` is a skill's id or `connections`, `for` the one person for whom the link is meant. */
  @Get(':skill')
  async open(
    @Param('skill') skill: string,
    @Query('for') meant: unknown,
    @Req() { session, url: asked }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { PUBLIC_URL: home } = this.env;
    const page = skill === 'connections' ? '/connections?needs=me' : pageOf(skill);
    const { person } = session;
    if (meant !== undefined && !person)
      return reply.redirect(`${home}/sign-in?to=${encodeURIComponent(asked)}`, 303);
    const isOther = meant !== undefined && person !== undefined && !isFor(meant, person);
    if (isOther) await this.connections.noteForeignLink(person, skill);
    await reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(`${home}${isOther ? '/connections?problem=other_person' : page}`, 303);
  }

  private async pageFor(
    provider: string,
    query: Record<string, unknown>,
    { session }: FastifyRequest,
  ): Promise<string> {
    const { person } = session;
    if (!person) return '/sign-in?problem=signed_out';
    try {
      const request = { provider, query, sessionIdHash: sessionIdHash(session.sessionId), person };
      const { skillId, returnTo } = await this.connections.finish(request);
      const picked = chosenIn(query);
      return `${returnTo ?? pageOf(skillId)}?connected=1${picked === 0 ? '' : `&chosen=${picked}`}`;
    } catch (cause) {
      return this.pageOfProblem(cause);
    }
  }

  private pageOfProblem(cause: unknown): string {
    if (cause instanceof ConnectRefused)
      return `${cause.returnTo ?? pageOf(cause.skillId)}?problem=${cause.problem}`;
    if (cause instanceof ToolError)
      return `/connections?problem=${cause.code === 'denied' ? 'not_ready' : 'not_there'}`;
    const { name, message } = cause instanceof Error ? cause : new Error('unknown');
    this.log.error({ error: name, message }, 'connecting failed');
    return '/connections?problem=failed';
  }
}

const pageOf = (skillId: string | undefined): string =>
  skillId === undefined ? '/connections' : `/skills/${encodeURIComponent(skillId)}`;

/** How many files the person chose on the way; Google names them, with commas between. */
const chosenIn = ({ picked_file_ids: ids }: Record<string, unknown>): number =>
  typeof ids === 'string' ? ids.split(',').filter((id) => id !== '').length : 0;
