import type { Skill } from '@hub/kit';
import {
  type CallToolResult,
  type InputRequiredResult,
  McpServer,
  type Tool,
} from '@modelcontextprotocol/server';

import { listHint, serverInfo } from './answers.js';
import { callTool } from './mcp-door.js';
import type { FoundList, McpCaller, McpDoor, Offer } from './offers.js';

/**
 * The SDK's server of one request, for one caller. Its list of tools is prepared, so nothing of it is converted per request; what
 * the offers add is put on it only where their methods may be asked for.
 */
export function mcpServer(
  door: McpDoor,
  caller: McpCaller,
  found: FoundList,
  offers: readonly Offer[],
): McpServer {
  const mcp = new McpServer(serverInfo, {
    capabilities: Object.assign({ tools: {} }, ...offers.map(({ capabilities }) => capabilities)) as object,
    instructions: instructionsOf(found),
    cacheHints: {
      'tools/list': listHint,
      'prompts/list': listHint,
      'resources/list': listHint,
      'resources/templates/list': listHint,
      'server/discover': listHint,
    },
  });
  const { server } = mcp;
  server.setRequestHandler('tools/list', () => ({ tools: [...found.listed] as unknown as Tool[] }));
  server.setRequestHandler('tools/call', async ({ params }, context) => {
    const { envelope, _meta, signal, inputResponses } = context.mcpReq;
    const whole = {
      ...params,
      _meta: { ...envelope, ..._meta },
      inputResponses,
      requestState: context.mcpReq.requestState(),
    };
    const asWell = { ...caller, signal: AbortSignal.any([caller.signal, signal]) };
    return (await callTool(door, asWell, whole, context)) as CallToolResult | InputRequiredResult;
  });
  for (const offer of offers) offer.attach?.(mcp, found);
  return mcp;
}

const always =
  'Tools act as the person you work for. When an answer has a fix with a url, show that link to the person.';

function instructionsOf({ isMany, tools, skills }: FoundList): string {
  if (!isMany) return [always, ...skills.map(asPart)].join('\n\n');
  const ids = skills.map(({ id }) => id).join(', ');
  return `${always}

There are ${tools.length} tools, too many to list. Find those for a job with search_tools, see what one takes with describe_tool, and call it with call_tool; a tool whose name you know may be called directly as well. describe_tool also tells how to do the job of a skill: ${ids}.`;
}

const asPart = ({ title, instructions }: Skill): string => `## ${title}\n${instructions}`;
