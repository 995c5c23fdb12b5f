import type {
  CallToolResult,
  InputRequiredResult,
  McpServer,
  ServerCapabilities,
  ServerContext,
} from '@modelcontextprotocol/server';
import type { Catalog } from '@hub/catalog';
import type { Skill, Tool } from '@hub/kit';
import type { Credential, FoundTools, Runtime } from '@hub/runtime';

import type { ListedTool, ToolAnswer } from './answers.js';

/** Through which address, as whom and for whom an MCP request came. */
export interface McpCaller {
  readonly credential: Credential;
  /** The one skill of `/mcp/{skill}`; undefined at `/mcp`. */
  readonly skill: string | undefined;
  /** Whether the whole list is wanted, however long it is (`?tools=all`). */
  readonly wantsAll: boolean;
  readonly agent: string | undefined;
  readonly signal: AbortSignal;
  /** Whether a scope too few may still be answered with a status and a challenge, so that the client asks for more. */
  readonly challenges?: true;
}

/** What both ways of answering need. */
export interface McpDoor {
  readonly runtime: Runtime;
  readonly catalog: Catalog;
  readonly listed: (tool: Tool) => ListedTool;
  readonly publicUrl: string;
  /** How many tokens a list may cost before a few tools stand for it. */
  readonly listBudget: number;
  /** Those tools. */
  readonly many: readonly OwnTool[];
  /** Every tool that the door answers itself, by name. */
  readonly own: ReadonlyMap<string, OwnTool>;
  /** What is listed of them beside the caller's tools. */
  readonly extras: readonly OwnListing[];
  /** For how many milliseconds a call waits for its person to connect. */
  readonly patience: number;
}

/** The tools of one caller at one address, as listed; `isMany` when a few stand for all of them. */
export interface FoundList {
  readonly listed: readonly OwnListing[];
  readonly isMany: boolean;
  readonly tools: readonly Tool[];
  readonly skills: readonly Skill[];
}

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
