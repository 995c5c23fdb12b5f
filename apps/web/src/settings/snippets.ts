/** What an agent's settings file needs to reach the hub; the key is for the person to fill in. */
export function agentFile(origin: string): string {
  const server = { type: 'http', url: `${origin}/mcp`, headers: { Authorization: 'Bearer YOUR_KEY' } };
  return JSON.stringify({ mcpServers: { skillhub: server } }, null, 2);
}

/** The same call from a shell. */
export function programCall(origin: string): string {
  return [
    `curl ${origin}/api/v1/tools/github_search_pull_requests \\`,
    `  -H 'Authorization: Bearer YOUR_KEY' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"state":"open"}'`,
  ].join('\n');
}
