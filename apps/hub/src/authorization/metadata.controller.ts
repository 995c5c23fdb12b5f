import { ToolError } from '@hub/kit';
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { type ResourceMetadata, Resources } from './resources.js';

const base = '.well-known/oauth-protected-resource';

/** What a client that knows only an address reads first (RFC 9728): which authorization server it is to ask, and for what. */
@Controller(base)
export class MetadataController {
  constructor(@Inject(Resources) private readonly resources: Resources) {}

  @Get()
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'max-age=300')
  whole(): ResourceMetadata {
    return this.resources.metadataOf('/mcp');
  }

  @Get('*')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'max-age=300')
  one(@Req() request: FastifyRequest): ResourceMetadata {
    const [path = ''] = request.url.split('?');
    const audience = path.slice(base.length + 1);
    if (!this.resources.has(audience)) throw new ToolError('not_found', 'There is no such resource.');
    return this.resources.metadataOf(audience);
  }
}
