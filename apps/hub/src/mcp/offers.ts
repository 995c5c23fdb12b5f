import type {
  CallToolResult,
  InputRequiredResult,
  McpServer,
  ServerCapabilities,
  ServerContext,
} from '@modelcontextprotocol/server';
import type { FoundTools } from '@hub/runtime';

import type { ToolAnswer } from './answers.js';
import type { McpCaller, McpDoor } from './mcp-door.js';

/** What a tool of the door itself is called with. `context` is there unless the request was plain. */
export interface OwnCall {
  readonly door: McpDoor;
  readonly caller: McpCaller;
  readonly params: McpParams;
  readonly context: ServerContext | undefined;
}

/** The parameters of `tools/call` in either era; `_meta` with what the newer one sends in every request. */
export interface McpParams {
  readonly name?: unknown;
  readonly arguments?: unknown;
  readonly _meta?: unknown;
  /** What the client brings when it was asked for something, with the state that it was asked with. */
  readonly inputResponses?: Record<string, unknown> | undefined;
  readonly requestState?: unknown;
}

/** An answer as the SDK takes it. */
export type Answer = ToolAnswer | CallToolResult | InputRequiredResult;

/** A tool that no provider stands behind: the door answers it. */
export interface OwnTool {
  readonly listed: OwnListing;
  /** Whether it needs the SDK's context, to ask or to report on the way. */
  readonly needsContext?: boolean;
  answer(call: OwnCall): Promise<Answer>;
}

/** Such a tool in a list; what it does not say is the client's to assume. */
export interface OwnListing {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly inputSchema: { readonly type: 'object'; readonly [key: string]: unknown };
  readonly outputSchema?: { readonly type: 'object'; readonly [key: string]: unknown };
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** What an MCP address offers beside the caller's tools. */
export interface Offer {
  readonly tools?: readonly OwnTool[];
  readonly capabilities?: ServerCapabilities;
  /** Puts prompts, resources and the like on the server of one request, for what this caller has. */
  attach?(mcp: McpServer, found: Pick<FoundTools, 'skills' | 'tools'>): void;
}

/** Every offer of this hub. */
export const MCP_OFFERS = Symbol('mcp offers');

/** Offers that a part of the hub, or a test, adds to its own. */
export const MORE_OFFERS = Symbol('more mcp offers');
