import type { Person } from '@hub/identity';
import type { FileHandle, Files } from '@hub/kit';
import { ToolError } from '@hub/kit';
import { Runtime } from '@hub/runtime';
import { Body, Controller, Get, Inject, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { parseWith } from '../rest/parse-with.js';
import { CallerGuard, CurrentPerson } from '../sign-in/index.js';
import { uploadQuery } from './upload-query.js';

/** Files that tools have fetched for the person, and files that the person hands in for tools; kept for a day. */
@Controller('api/v1/files')
@UseGuards(CallerGuard)
export class FilesController {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  @Post()
  async upload(
    @CurrentPerson() person: Person,
    @Query() query: unknown,
    @Body() bytes: unknown,
  ): Promise<FileHandle> {
    const { name, mime } = parseWith(uploadQuery, query);
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new ToolError(
        'invalid_input',
        'Send the file as the body, with Content-Type: application/octet-stream.',
      );
    return this.filesOf(person).keep({ name, mime, bytes });
  }

  @Get(':handle')
  async download(
    @CurrentPerson() person: Person,
    @Param('handle') handle: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { name, mime, bytes } = await this.filesOf(person).open(handle);
    // It came from somebody else: it may be saved, and never be a page of ours.
    reply.headers({
      'content-type': mime,
      'content-disposition': `attachment; filename*=UTF-8''${extended(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    return Buffer.from(bytes);
  }

  private filesOf({ companyId, id }: Person): Files {
    return this.runtime.filesOf({ companyId, personId: id });
  }
}

/** A name as RFC 8187 section 3.2.1 writes it in a header. */
const extended = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
