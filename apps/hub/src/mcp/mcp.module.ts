import type { Env } from '@hub/platform';
import { Module } from '@nestjs/common';

import { ENV } from '../core/tokens.js';
import { BundlesController } from '../skill-bundles/bundles.controller.js';
import { McpController } from './mcp.controller.js';
import { MCP_OFFERS, MORE_OFFERS, type Offer } from './offers.js';
import { skillsOffer } from './skills-offer.js';

/** The door for MCP clients, and skills as they load them. */
@Module({
  controllers: [McpController, BundlesController],
  providers: [
    {
      provide: MCP_OFFERS,
      useFactory: ({ PUBLIC_URL }: Env, more: readonly Offer[] = []) => [skillsOffer(PUBLIC_URL), ...more],
      inject: [ENV, { token: MORE_OFFERS, optional: true }],
    },
  ],
})
export class McpModule {}
