import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a key service can do wrong. `other-key` opens everything with a key that was never wrapped. */
export type KeyFault =
  'none' | 'down' | 'slow' | 'busy' | 'broken' | 'garbage' | 'disabled' | 'redirect' | 'other-key';

/** One request as it came in, its body parsed. */
export interface KeyRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly raw: string;
  readonly body: Record<string, unknown>;
}

export interface KeyReply {
  readonly status: number;
  readonly body: unknown;
}

/** How each service says that it has too much to do, is broken, or holds a key that is switched off. */
export interface Refusals {
  readonly busy: KeyReply;
  readonly broken: KeyReply;
  readonly disabled: KeyReply;
}

/** A key service on loopback that keeps real keys in memory, knows only its own credentials and can fail in every way. */
export class KeyStandIn {
  fault: KeyFault = 'none';
  /** Fails only the next so many requests, then heals. */
  failing = Number.POSITIVE_INFINITY;
  readonly seen: KeyRequest[] = [];
  private server: Server | undefined;

  constructor(
    private readonly answer: (request: KeyRequest, fault: KeyFault) => KeyReply,
    private readonly refusals: Refusals,
  ) {}

  async open(): Promise<string> {
    const server = createServer((request, response) => void this.take(request, response));
    this.server = server;
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    const { method = '', url: path = '', headers } = request;
    const asked = { method, path, headers, raw, body: parse(raw, headers['content-type']) };
    this.seen.push(asked);
    const fault = this.failing > 0 ? this.fault : 'none';
    this.failing -= 1;
    if (fault === 'down') return void request.socket.destroy();
    if (fault === 'slow') return;
    if (fault === 'garbage') return void response.writeHead(200).end('<html>it works</html>');
    if (fault === 'redirect') return void response.writeHead(307, { location: path }).end();
    const { status, body } = this.reply(asked, fault);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private reply(asked: KeyRequest, fault: KeyFault): KeyReply {
    if (fault === 'busy' || fault === 'broken' || fault === 'disabled') return this.refusals[fault];
    return this.answer(asked, fault);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function parse(raw: string, type = ''): Record<string, unknown> {
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(raw));
  return raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>);
}
