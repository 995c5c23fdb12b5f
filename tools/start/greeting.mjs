/** Says where the hub is, who may sign in, and what to try first. `took` is in milliseconds. */
export function greet({ url, people, took }) {
  process.stdout.write(`
Ready in ${(took / 1000).toFixed(1)} s: ${url}

${people.trim().replace(/^/gm, '  ')}

Four things to try
  1. Sign in as Ana, open "Manage pull requests" and connect it: the stand-in GitHub asks you as ana-lopez.
  2. Open Chat and ask one of its questions: the agents speak with a scripted model, so no key is needed.
     "Comment on northwind/robot-arm#9: Looks good." shows how a change waits for you.
  3. Make a key under Settings and give it to an agent, over MCP at ${url}/mcp
     or over REST: curl -H "Authorization: Bearer <key>" ${url}/api/v1/tools
  4. Sign in as Ben, who looks after the catalogue: switch a tool off, and see Ana lose it.

Ctrl-C stops everything. Logs: .data/logs
`);
}
