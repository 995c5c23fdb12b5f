import type { Catalog, JsonSchema } from '@hub/catalog';
import { type Tool, ToolError } from '@hub/kit';
import { type CallResult, textOf } from '@hub/runtime';

/** A tool as MCP lists it (2026-07-28 and 2025-11-25 alike). */
export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema & { readonly type: 'object' };
  readonly outputSchema: JsonSchema & { readonly type: 'object' };
  readonly annotations: {
    readonly title: string;
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
    readonly openWorldHint: boolean;
  };
}

/** Who answers; part of every answer of the newer era. */
export const serverInfo = { name: 'skillhub', title: 'Skillhub', version: '0.1.0' };

/** For how long a client may keep the list, in milliseconds, and for whom. */
export const listHint = { ttlMs: 60_000, cacheScope: 'private' } as const;

/** The list entries of a catalogue, each made once. */
export function toolLister(catalog: Catalog): (tool: Tool) => ListedTool {
  const made = new Map<Tool, ListedTool>();
  return (tool) => {
    const known = made.get(tool);
    if (known) return known;
    const listed = listedTool(catalog, tool);
    made.set(tool, listed);
    return listed;
  };
}

function listedTool(catalog: Catalog, tool: Tool): ListedTool {
  const { name, title, description, effect } = tool;
  const { input, output } = catalog.schemas(tool);
  return {
    name,
    title,
    description,
    inputSchema: { ...input, type: 'object' },
    outputSchema: { ...output, type: 'object' },
    annotations: {
      title,
      readOnlyHint: effect === 'read',
      destructiveHint: effect === 'destroy',
      idempotentHint: effect === 'read' || tool.idempotent === true,
      openWorldHint: true,
    },
  };
}

/** A tool's answer in MCP's words. An error is part of the answer, so that the agent can read what to do. */
export interface ToolAnswer {
  readonly content: { readonly type: 'text'; readonly text: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: true;
  readonly _meta?: Record<string, unknown>;
}

/** Text and structure say the same, the text for less: clients hand one or the other to their model. */
export function answerOf({ content, account, deduplicated }: CallResult): ToolAnswer {
  return {
    content: [{ type: 'text', text: textOf(content) }],
    structuredContent: content as Record<string, unknown>,
    _meta: { 'skillhub/account': account, ...(deduplicated && { 'skillhub/deduplicated': true }) },
  };
}

/** What went wrong, what would help and where, as text and as structure. Links are absolute. */
export function refusalOf(error: ToolError, publicUrl: string): ToolAnswer {
  const { code, message, fix, problems, candidates, retryAfter } = error;
  const link = fix && { label: fix.label, ...(fix.path !== undefined && { url: publicUrl + fix.path }) };
  const said = {
    code,
    message,
    ...(link && { fix: link }),
    ...(problems.length > 0 && { problems }),
    ...(candidates.length > 0 && { candidates }),
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
  };
  return {
    content: [{ type: 'text', text: JSON.stringify(said) }],
    isError: true,
    _meta: { 'skillhub/error': said },
  };
}
