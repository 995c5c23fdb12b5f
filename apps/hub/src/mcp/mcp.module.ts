import type { Env } from '@hub/platform';
import { Module } from '@nestjs/common';

import { ENV } from '../core/tokens.js';
import { BundlesController } from '../skill-bundles/bundles.controller.js';
import { McpController } from './mcp.controller.js';
import { MCP_OFFERS } from './offers.js';
import { skillsOffer } from './skills-offer.js';

/** The door for MCP clients, and skills as they load them. */
@Module({
  controllers: [McpController, BundlesController],
  providers: [
    { provide: MCP_OFFERS, useFactory: ({ PUBLIC_URL }: Env) => [skillsOffer(PUBLIC_URL)], inject: [ENV] },
  ],
})
export class McpModule {}
