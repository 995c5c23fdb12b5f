import { Readable } from 'node:stream';

import type { Person } from '@hub/identity';
import { Database } from '@hub/platform';
import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { CurrentPerson, SignedInGuard } from '../../sign-in/index.js';
import { exportOf } from './person-export.js';

/** Everything that is kept about whoever asks. A key does not open this: only the person in a browser. */
@Controller('api/v1/me/export')
@UseGuards(SignedInGuard)
export class ExportController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async download(@CurrentPerson() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const day = new Date().toISOString().slice(0, 10);
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="skillhub-my-data-${day}.json"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(exportOf(this.database, person, person.id)));
  }
}
