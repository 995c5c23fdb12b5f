import { Catalog } from '@hub/catalog';
import { ToolError } from '@hub/kit';
import type { Env } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ENV } from '../core/tokens.js';
import { credentialOf } from '../sign-in/index.js';
import { bundleOf } from './bundle.js';
import { zipOf } from './zip.js';

/** Skills as Agent Skills to download, for whoever has them. */
@Controller('api/v1/skills')
export class BundlesController {
  constructor(
    @Inject(Runtime) private readonly runtime: Runtime,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get(':id/bundle')
  async download(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { skills } = await this.runtime.toolsFor(credentialOf(request), id);
    const skill = this.catalog.skill(id);
    if (!skill || !skills.includes(skill)) throw new ToolError('not_found', 'You have no such skill.');
    const files = Object.entries(bundleOf(skill, this.env.PUBLIC_URL));
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${skill.id}.zip"`)
      .header('cache-control', 'private, no-cache')
      .send(zipOf(files.map(([path, text]) => [`${skill.id}/${path}`, text])));
  }
}
