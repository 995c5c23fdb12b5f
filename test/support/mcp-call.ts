/** One MCP request with a bearer, by hand; `url` is the whole address of the door. */
export function mcpCall(
  url: string,
  token: string | undefined,
  tool: string,
  input: object = {},
): Promise<Response> {
  return mcpAsk(url, token, 'tools/call', { name: tool, arguments: input });
}

/** Any method, as `mcpCall`. */
export function mcpAsk(
  url: string,
  token: string | undefined,
  method: string,
  params: object = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
}
