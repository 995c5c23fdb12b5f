import { Conversations } from '@hub/agents';
import type { Person } from '@hub/identity';
import { Controller, Get, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { parseWith } from '../rest/parse-with.js';
import { CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { decisionBody } from './agent-bodies.js';
import { approvalItem } from './agent-items.js';
import { sendAnswer } from './answer-stream.js';

/** What waits for the person. Only a browser session gets here: a program must not agree for its person. */
@Controller('api/v1/approvals')
@UseGuards(SignedInGuard)
export class ApprovalsController {
  constructor(@Inject(Conversations) private readonly conversations: Conversations) {}

  @Get()
  async list(@CurrentPerson() person: Person): Promise<{ items: ReturnType<typeof approvalItem>[] }> {
    return { items: (await this.conversations.waitingFor(person)).map(approvalItem) };
  }

  /** Decides, and answers the stream of the run that goes on. */
  @Post(':id')
  async decide(
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = request.params as { id: string };
    const { decision, hash, values } = parseWith(decisionBody, request.body);
    sendAnswer(
      reply,
      await this.conversations.reply(person, id, { yes: decision === 'approve', hash, values }),
    );
  }
}
