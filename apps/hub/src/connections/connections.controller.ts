import { Connections } from '@hub/connections';
import { type Person, sessionIdHash } from '@hub/identity';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { changeBody, connectionItem, reconnectBody, type ReconnectBody } from './bodies.js';

/** A person's own connections. Only the browser session of that person gets here, whatever roles others have. */
@Controller('api/v1/connections')
@UseGuards(SignedInGuard)
export class ConnectionsController {
  constructor(@Inject(Connections) private readonly connections: Connections) {}

  @Get()
  async list(@CurrentPerson() person: Person): Promise<{ items: ReturnType<typeof connectionItem>[] }> {
    return { items: (await this.connections.list(person)).map(connectionItem) };
  }

  @Patch(':id')
  @HttpCode(204)
  async change(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body({ schema: changeBody }) _body: unknown,
  ): Promise<void> {
    await this.connections.makeDefault(person, id);
  }

  @Post(':id/reconnect')
  @HttpCode(200)
  async reconnect(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body({ schema: reconnectBody }) body: ReconnectBody,
    @Req() { session }: FastifyRequest,
  ): Promise<{ url: string }> {
    return this.connections.reconnect(person, sessionIdHash(session.sessionId), id, body.other_account);
  }

  @Delete(':id')
  async disconnect(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
  ): Promise<{ removed_at_provider: boolean; access_page: string }> {
    const { removedAtProvider, accessPage } = await this.connections.disconnect(person, id);
    return { removed_at_provider: removedAtProvider, access_page: accessPage };
  }
}
