// The MCP client of OpenAI's Agents SDK.
import { MCPServerStreamableHttp } from '@openai/agents';

import { take } from './take.mjs';

await take(async (url, headers) => {
  const server = new MCPServerStreamableHttp({ url, requestInit: { headers } });
  await server.connect();
  return {
    list: async () => (await server.listTools()).map(({ name }) => name),
    call: async (name, input) => JSON.stringify(await server.callTool(name, input)),
    close: () => server.close(),
  };
});
