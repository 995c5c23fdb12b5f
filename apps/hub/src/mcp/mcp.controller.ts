import { Catalog } from '@hub/catalog';
import { Unauthenticated } from '@hub/identity';
import type { Env } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { challengeFor, lacksScope } from '../authorization/challenge.js';
import { ENV } from '../core/tokens.js';
import { credentialOf } from '../sign-in/index.js';
import { callSignal, oneOf } from '../tools/call-signal.js';
import { makeDoor } from './make-door.js';
import { callTool, listTools } from './mcp-door.js';
import { mcpServer } from './mcp-server.js';
import { MCP_OFFERS, type McpCaller, type McpDoor, type Offer } from './offers.js';
import { plainAnswer } from './plain-answer.js';
import { type PlainRequest, plainRequest } from './requests.js';
import { sendRpcError } from './rpc-error.js';

/** MCP over Streamable HTTP: `/mcp` with all skills of the caller, `/mcp/{skill}` with one. Stateless, both eras, keys and tokens only. */
@Controller()
export class McpController {
  private readonly door: McpDoor;

  constructor(
    @Inject(Runtime) runtime: Runtime,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ENV) env: Env,
    @Inject(MCP_OFFERS) private readonly offers: readonly Offer[],
  ) {
    this.door = makeDoor({ runtime, catalog }, env, offers);
  }

  @All(['mcp', 'mcp/:skill'])
  async serve(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { origin } = request.headers;
    const { skill } = request.params as { skill?: string };
    if (origin !== undefined && origin !== new URL(this.door.publicUrl).origin)
      return sendRpcError(reply, 403, 'This origin may not speak to the hub.');
    if (skill !== undefined && !this.catalog.skill(skill))
      return sendRpcError(reply, 404, 'There is no such skill.');
    try {
      const caller = callerOf(request, reply, skill);
      const plain = request.method === 'POST' ? plainRequest(request.headers, request.body) : undefined;
      await (plain && !this.needsContext(plain)
        ? this.answer(reply, caller, plain)
        : this.handToSdk(request, reply, caller));
    } catch (cause) {
      this.challenge(request, reply, cause);
    }
  }

  /** Kept for agents, which have no addresses of their own yet. */
  @All('mcp/agents/:agent')
  serveAgent(@Res() reply: FastifyReply): void {
    sendRpcError(reply, 404, 'There is no such agent.');
  }

  private challenge(request: FastifyRequest, reply: FastifyReply, cause: unknown): void {
    const asked = challengeFor(request, cause, this.door.publicUrl);
    if (asked === undefined) throw cause;
    void reply.header('www-authenticate', asked);
    if (lacksScope(cause)) sendRpcError(reply, 403, 'This needs a permission that the token leaves out.');
    else sendRpcError(reply, 401, 'Sign in as the challenge says, or send an API key: Bearer skh_…');
  }

  private needsContext({ method, params }: PlainRequest): boolean {
    return method === 'tools/call' && this.door.own.get(params.name as string)?.needsContext === true;
  }

  private async answer(reply: FastifyReply, caller: McpCaller, plain: PlainRequest): Promise<void> {
    const result =
      plain.method === 'tools/call'
        ? await callTool(this.door, { ...caller, challenges: true }, plain.params)
        : { tools: (await listTools(this.door, caller)).listed };
    const { headers, body } = plainAnswer(plain, result);
    // As bytes, because to text Fastify adds a charset that the SDK does not.
    void reply.headers(headers).send(body);
  }

  private async handToSdk(request: FastifyRequest, reply: FastifyReply, caller: McpCaller): Promise<void> {
    const found = await listTools(this.door, caller);
    const handler = createMcpHandler(() => mcpServer(this.door, caller, found, this.offers));
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    await toNodeHandler(handler)(request.raw, reply.raw, request.body ?? undefined);
  }
}

// A browser's session does not open this door: whoever holds a key or a token says so in every request.
function callerOf(request: FastifyRequest, reply: FastifyReply, skill: string | undefined): McpCaller {
  const credential = credentialOf(request);
  if (credential.kind === 'session') throw new Unauthenticated();
  const agent = oneOf(request.headers['skillhub-agent']);
  const wantsAll = (request.query as Record<string, unknown>)['tools'] === 'all';
  return { credential, skill, wantsAll, agent, signal: callSignal(reply) };
}
