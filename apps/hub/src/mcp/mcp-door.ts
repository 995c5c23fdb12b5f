import { type Skill, type Tool, ToolError } from '@hub/kit';
import type { CallOptions, Credential, Runtime } from '@hub/runtime';

import { answerOf, type ListedTool, refusalOf, type ToolAnswer } from './answers.js';

/** Through which address, as whom and for whom an MCP request came. */
export interface McpCaller {
  readonly credential: Credential;
  /** The one skill of `/mcp/{skill}`; undefined at `/mcp`. */
  readonly skill: string | undefined;
  readonly agent: string | undefined;
  readonly signal: AbortSignal;
}

/** What both ways of answering need. */
export interface McpDoor {
  readonly runtime: Runtime;
  readonly listed: (tool: Tool) => ListedTool;
  readonly publicUrl: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Calls a tool. `_meta` may name `skillhub/account` (a connection's id) and `skillhub/idempotency-key`. Throws Unauthenticated only. */
export async function callTool(
  { runtime, publicUrl }: McpDoor,
  { credential, skill, agent, signal }: McpCaller,
  params: { readonly name?: unknown; readonly arguments?: unknown; readonly _meta?: unknown },
): Promise<ToolAnswer> {
  const meta = (params._meta ?? {}) as Record<string, unknown>;
  const options: CallOptions = {
    door: 'mcp',
    agent: agent ?? nameOf(meta['io.modelcontextprotocol/clientInfo']),
    account: text(meta['skillhub/account']),
    idempotencyKey: text(meta['skillhub/idempotency-key']),
    skill,
    signal,
  };
  try {
    return answerOf(await runtime.call(credential, text(params.name) ?? '', params.arguments ?? {}, options));
  } catch (cause) {
    if (cause instanceof ToolError) return refusalOf(cause, publicUrl);
    throw cause;
  }
}

/** The tools of this caller at this address, by name. */
export async function listTools(
  { runtime, listed }: McpDoor,
  { credential, skill }: McpCaller,
): Promise<{ tools: ListedTool[]; skills: readonly Skill[] }> {
  const { tools, skills } = await runtime.toolsFor(credential, skill);
  return { tools: tools.map(listed), skills };
}

const nameOf = (clientInfo: unknown): string | undefined =>
  text((clientInfo as { name?: unknown } | undefined)?.name);
