// LangChain's MCP adapter. It throws what a tool refuses.
import { MultiServerMCPClient } from '@langchain/mcp-adapters';

import { take } from './take.mjs';

await take(async (url, headers) => {
  const client = new MultiServerMCPClient({ mcpServers: { hub: { transport: 'http', url, headers } } });
  const tools = await client.getTools();
  return {
    list: async () => tools.map(({ name }) => name),
    call: async (name, input) => {
      const tool = tools.find((one) => one.name === name);
      return JSON.stringify(await tool.invoke(input).catch((cause) => cause.message));
    },
    close: () => client.close(),
  };
});
