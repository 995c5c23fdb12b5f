import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { type ToolErrorCode, ToolError } from '@hub/kit';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

import type { CaseWorld, Fields } from '../catalog/cases/tool-case.js';

/** One address of a hub, spoken to by a real MCP client. A call that is refused throws the ToolError that the hub said. */
export interface McpWorld extends CaseWorld {
  /** The names of the listed tools. */
  list(): Promise<string[]>;
  /** What the hub says to an agent that loads the skill. */
  instructions(): string;
  close(): Promise<void>;
}

interface Said {
  readonly code: ToolErrorCode;
  readonly message: string;
  readonly fix?: { readonly label: string; readonly url?: string };
  readonly problems?: { readonly field: string; readonly problem: string }[];
  readonly candidates?: { readonly field: string; readonly value: string; readonly label: string }[];
  readonly retry_after?: number;
}

/** Connects to `/mcp` with its whole list, or to `/mcp/{skill}`, with a key. The caller closes it. */
export async function openMcp(hub: string, key: string, skill?: string): Promise<McpWorld> {
  const client = new Client({ name: 'an-agent', version: '1' });
  const address = new URL(skill === undefined ? `${hub}/mcp?tools=all` : `${hub}/mcp/${skill}`);
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(address, { requestInit }));
  return {
    list: async () => (await client.listTools()).tools.map(({ name }) => name),
    instructions: () => client.getInstructions() ?? '',
    async call(tool, input) {
      // Each call is one of its own: without a key the hub takes the same change twice for a repetition.
      const _meta = { 'skillhub/idempotency-key': randomUUID() };
      const answer = await client.callTool({ name: tool, arguments: input, _meta });
      if (answer.isError) throw refusalIn(tool, answer);
      assert.ok(answer.structuredContent, `${tool} answers without structure`);
      return answer.structuredContent as Fields;
    },
    close: () => client.close(),
  };
}

/** What a call is refused with; throws when it is not. */
export async function refusalOf(call: Promise<unknown>): Promise<ToolError> {
  const refused = await call.then(
    (answer) => assert.fail(`Not refused: ${JSON.stringify(answer).slice(0, 300)}`),
    (cause: unknown) => cause,
  );
  if (refused instanceof ToolError) return refused;
  throw refused;
}

function refusalIn(tool: string, answer: { _meta?: Fields | undefined; content?: unknown }): ToolError {
  const said = answer._meta?.['skillhub/error'] as Said | undefined;
  if (said === undefined) throw new Error(`${tool} failed without a code: ${JSON.stringify(answer.content)}`);
  const { code, message, fix, problems = [], candidates = [], retry_after: retryAfter } = said;
  return new ToolError(code, message, {
    problems,
    candidates,
    ...(fix && { fix: { label: fix.label, ...(fix.url !== undefined && { path: fix.url }) } }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
