// The MCP client of the AI SDK.
import { createMCPClient } from '@ai-sdk/mcp';

import { take } from './take.mjs';

await take(async (url, headers) => {
  const client = await createMCPClient({ transport: { type: 'http', url, headers } });
  const tools = await client.tools();
  return {
    list: async () => Object.keys(tools),
    call: async (name, input) =>
      JSON.stringify(await tools[name].execute(input, { toolCallId: '1', messages: [] })),
    close: () => client.close(),
  };
});
