import { PARSE_ERROR } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Refuses in JSON-RPC's form what cannot be answered as MCP: `code` is one of the specification's or the server's own. */
export function sendRpcError(reply: FastifyReply, status: number, message: string, code = -32_000): void {
  void reply
    .status(status)
    .header('content-type', 'application/json')
    .send(JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null }));
}

/** Whether a request came to an MCP address, whose clients read JSON-RPC and nothing else. */
export const isToMcp = ({ url }: FastifyRequest): boolean => /^\/mcp(?:[/?]|$)/.test(url);

/** What went wrong before MCP was reached, for an MCP client; a body that is no JSON has a code of its own (JSON-RPC 2.0, 5.1). */
export function sendAsRpcError(
  reply: FastifyReply,
  { status, detail }: { status: number; detail: string },
): void {
  if (status === 400) sendRpcError(reply, 400, `Parse error: ${detail}`, PARSE_ERROR);
  else sendRpcError(reply, status, detail);
}
