import type { Skill } from '@hub/kit';
import { Server } from '@modelcontextprotocol/server';

import { type ListedTool, listHint, serverInfo } from './answers.js';
import { callTool, type McpCaller, type McpDoor } from './mcp-door.js';

/**
 * The SDK's server of one request, for one caller. The low-level one: its list is prepared, so nothing is converted per request.
 */
export function mcpServer(
  door: McpDoor,
  caller: McpCaller,
  { tools, skills }: { tools: readonly ListedTool[]; skills: readonly Skill[] },
): Server {
  const server = new Server(serverInfo, {
    capabilities: { tools: {} },
    instructions: instructionsOf(skills),
    cacheHints: { 'tools/list': listHint, 'server/discover': listHint },
  });
  server.setRequestHandler('tools/list', () => ({ tools: [...tools] }));
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => ({
    ...(await callTool(door, { ...caller, signal: AbortSignal.any([caller.signal, mcpReq.signal]) }, params)),
  }));
  return server;
}

const instructionsOf = (skills: readonly Skill[]): string =>
  [
    'Tools act as the person you work for. When an answer has a fix with a url, show that link to the person.',
    ...skills.map(({ title, instructions }) => `## ${title}\n${instructions}`),
  ].join('\n\n');
