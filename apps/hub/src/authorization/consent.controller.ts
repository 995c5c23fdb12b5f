import type { Person } from '@hub/identity';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { type ConsentBody, consentBody } from './agent-bodies.js';
import { ConsentDesk, type ConsentRequest } from './consent-desk.js';

/**
 * What the page at `/allow/{uid}` asks and answers. Below the page's own address and not with the API, because the cookie that
 * ties the question to one browser is sent nowhere else.
 */
@Controller('allow/:uid')
@UseGuards(SignedInGuard)
export class ConsentController {
  constructor(@Inject(ConsentDesk) private readonly desk: ConsentDesk) {}

  @Get('request')
  @Header('cache-control', 'no-store')
  async read(
    @CurrentPerson() person: Person,
    @Param('uid') uid: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsentRequest> {
    return this.desk.read(person, uid, request, reply);
  }

  @Post('answer')
  @HttpCode(200)
  async answer(
    @CurrentPerson() person: Person,
    @Body({ schema: consentBody }) body: ConsentBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ url: string }> {
    const { uid } = request.params as { uid: string };
    return { url: await this.desk.answer(person, uid, body, request, reply) };
  }
}
