import { Conversations } from '@hub/agents';
import { Forbidden, type Person } from '@hub/identity';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';

import { CallerGuard, credentialOf, CurrentPerson } from '../sign-in/index.js';
import { conversationBody } from './agent-bodies.js';
import { conversationDetail, conversationItem } from './agent-items.js';
import { sendAnswer } from './answer-stream.js';
import { Askers } from './askers.js';
import { readMessage, type SentDecision } from './read-message.js';

/** Conversations with agents. Answers come as a stream that the AI SDK's clients read. */
@Controller('api/v1/conversations')
@UseGuards(CallerGuard)
export class ConversationsController {
  constructor(
    @Inject(Conversations) private readonly conversations: Conversations,
    @Inject(Askers) private readonly askers: Askers,
  ) {}

  @Get()
  async list(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
  ): Promise<{ items: ReturnType<typeof conversationItem>[] }> {
    const all = await this.conversations.list(await this.askers.of(request, person));
    return { items: all.map(conversationItem) };
  }

  @Post()
  async begin(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Body({ schema: conversationBody }) { agent_id: agent }: z.output<typeof conversationBody>,
  ): Promise<{ id: string }> {
    return { id: await this.conversations.begin(await this.askers.of(request, person), agent) };
  }

  @Get(':id')
  async show(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<ReturnType<typeof conversationDetail>> {
    return conversationDetail(await this.conversations.read(await this.askers.of(request, person), id));
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<void> {
    await this.conversations.remove(await this.askers.of(request, person), id);
  }

  /** Answers a stream. */
  @Post(':id/messages')
  async ask(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = request.params as { id: string };
    const asker = await this.askers.of(request, person);
    const message = readMessage(request.body);
    if ('text' in message) return sendAnswer(reply, await this.conversations.ask(asker, id, message.text));
    await this.decide(request, reply, { person, decisions: message.decisions });
  }

  /** Answers a stream. */
  @Post(':id/continue')
  async goOn(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = request.params as { id: string };
    sendAnswer(reply, await this.conversations.goOn(await this.askers.of(request, person), id));
  }

  /** Answers a stream from the beginning of the run, or 204 where none is at work in this process. */
  @Get(':id/stream')
  async listen(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = request.params as { id: string };
    const stream = await this.conversations.listen(await this.askers.of(request, person), id);
    if (stream) sendAnswer(reply, { conversation: id, stream });
    else void reply.status(204).send();
  }

  @Post(':id/cancel')
  @HttpCode(204)
  async cancel(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<void> {
    await this.conversations.cancel(await this.askers.of(request, person), id);
  }

  // A program must not agree for its person: only a browser session decides.
  private async decide(
    request: FastifyRequest,
    reply: FastifyReply,
    { person, decisions }: { person: Person; decisions: readonly SentDecision[] },
  ): Promise<void> {
    if (credentialOf(request).kind !== 'session')
      throw new Forbidden('Only the person may decide, in a browser.');
    const [last, ...others] = decisions.toReversed();
    if (!last) return;
    for (const { id, ...other } of others.toReversed())
      await this.conversations.reply(person, id, other).then(({ stream }) => stream.cancel());
    const { id, ...decision } = last;
    sendAnswer(reply, await this.conversations.reply(person, id, decision));
  }
}
