import { Catalog } from '@hub/catalog';
import { ToolError } from '@hub/kit';
import { type CallResult, Runtime, textOf } from '@hub/runtime';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { credentialOf } from '../sign-in/index.js';
import { callSignal, oneOf } from './call-signal.js';
import { toolItem, type ToolItem } from './tool-item.js';

const json = 'application/json; charset=utf-8';

/** Tools over REST: what the caller has, and one call. */
@Controller('api/v1/tools')
export class ToolsController {
  constructor(
    @Inject(Runtime) private readonly runtime: Runtime,
    @Inject(Catalog) private readonly catalog: Catalog,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ items: ToolItem[] }> {
    const { tools, skills } = await this.runtime.toolsFor(credentialOf(request));
    return { items: tools.map((tool) => toolItem(this.catalog, tool, skills)) };
  }

  @Get(':name')
  async describe(@Req() request: FastifyRequest, @Param('name') name: string): Promise<ToolItem> {
    const { tools, skills } = await this.runtime.toolsFor(credentialOf(request));
    const tool = tools.find((tool) => tool.name === name);
    if (!tool)
      throw new ToolError('not_found', 'You have no such tool. List the tools to see which ones you have.');
    return toolItem(this.catalog, tool, skills);
  }

  /** Answers `{ result, truncated?, deduplicated?, account }`, or the result alone as text to whoever accepts text/plain only. */
  @Post(':name')
  async call(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const credential = credentialOf(request);
    const { headers, body } = request;
    const { name } = request.params as { name: string };
    const result = await this.runtime.call(credential, name, body, {
      door: credential.kind === 'session' ? 'web' : 'rest',
      agent: oneOf(headers['skillhub-agent']),
      account: oneOf(headers['skillhub-account']),
      idempotencyKey: oneOf(headers['idempotency-key']),
      forceNew: oneOf(headers['skillhub-force-new']) === 'true',
      signal: callSignal(reply),
    });
    // Said by hand, because Nest's pipes and its way of answering cost half as much again as the call.
    void (headers.accept === 'text/plain' ? asText(reply, result) : asJson(reply, result));
  }
}

const asJson = (reply: FastifyReply, { content, ...rest }: CallResult): FastifyReply =>
  reply
    .status(200)
    .header('content-type', json)
    .send(JSON.stringify({ result: content, ...rest }));

const asText = (reply: FastifyReply, { content }: CallResult): FastifyReply =>
  reply.status(200).header('content-type', 'text/plain; charset=utf-8').send(textOf(content));
