/** Which server a client is to use. `skill`: only that one, with its own address. */
export interface McpServerOptions {
  readonly url: string;
  readonly skill?: string;
  /** Only for clients that cannot sign in by OAuth: without it they find the hub's sign-in by themselves. */
  readonly key?: string;
}

/** An entry of an MCP client's configuration. */
export interface McpServer {
  readonly type: 'http';
  readonly url: string;
  readonly headers?: { readonly Authorization: string };
}

/** The hub as an entry below `mcpServers` (Claude, Cursor) or `servers` (VS Code). */
export function mcpServer({ url, skill, key }: McpServerOptions): McpServer {
  const path = skill === undefined ? '/mcp' : `/mcp/${encodeURIComponent(skill)}`;
  return {
    type: 'http',
    url: url.replace(/\/+$/, '') + path,
    ...(key !== undefined && { headers: { Authorization: `Bearer ${key}` } }),
  };
}
