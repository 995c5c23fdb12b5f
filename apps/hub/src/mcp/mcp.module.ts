import { Module } from '@nestjs/common';

import { McpController } from './mcp.controller.js';

/** The door for MCP clients. */
@Module({ controllers: [McpController] })
export class McpModule {}
