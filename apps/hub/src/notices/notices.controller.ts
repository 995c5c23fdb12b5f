import { Notices } from '@hub/connections';
import type { Person } from '@hub/identity';
import { Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';

import { CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { noticeItem } from './bodies.js';

/** What the person was told and is still true. */
@Controller('api/v1/notices')
@UseGuards(SignedInGuard)
export class NoticesController {
  constructor(@Inject(Notices) private readonly notices: Notices) {}

  @Get()
  async list(@CurrentPerson() person: Person): Promise<{ items: ReturnType<typeof noticeItem>[] }> {
    return { items: (await this.notices.list(person)).map(noticeItem) };
  }

  @Post(':id/read')
  @HttpCode(204)
  async read(@CurrentPerson() person: Person, @Param('id') id: string): Promise<void> {
    await this.notices.markRead(person, id);
  }
}
