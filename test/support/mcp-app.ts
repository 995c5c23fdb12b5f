import { type AddressInfo, createServer } from 'node:net';

import { Catalog } from '@hub/catalog';
import { Runtime } from '@hub/runtime';
import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { ENV } from '../../apps/hub/src/core/tokens.js';
import { McpModule } from '../../apps/hub/src/mcp/mcp.module.js';
import { MORE_OFFERS, type Offer } from '../../apps/hub/src/mcp/offers.js';
import type { World } from './paper-world.js';

// What the rest of the hub hands to the door.
@Module({})
class AWorld {}

/** The MCP door of a paper world on loopback. The caller closes it. */
export interface McpApp {
  readonly url: string;
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

export const publicUrl = 'https://hub.example';

interface DoorOptions {
  /** How many tokens a list may cost. */
  readonly budget?: number;
  /** What is offered beside the hub's own. */
  readonly offers?: readonly Offer[];
  /** With what everybody comes, for a suite that cannot send any. */
  readonly key?: string;
  /** Whether its own address is the public one. */
  readonly isPublic?: boolean;
}

/** Opens the door. */
export async function openMcpApp(
  { runtime, catalog }: Pick<World, 'runtime' | 'catalog'>,
  { budget = 5_000, offers = [], key, isPublic = false }: DoorOptions = {},
): Promise<McpApp> {
  const port = await freePort();
  const home = `http://127.0.0.1:${port}`;
  const providers = [
    { provide: Runtime, useValue: runtime },
    { provide: Catalog, useValue: catalog },
    { provide: ENV, useValue: { PUBLIC_URL: isPublic ? home : publicUrl, MCP_LIST_BUDGET: budget } },
    { provide: MORE_OFFERS, useValue: offers },
  ];
  const exports = [Runtime, Catalog, ENV, MORE_OFFERS];
  const module = { module: AWorld, imports: [McpModule], providers, exports, global: true };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: false,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request) => {
      Object.assign(request, { session: {} });
      if (key !== undefined) request.headers.authorization = `Bearer ${key}`;
    });
  await app.listen(port, '127.0.0.1');
  return { url: `${home}/mcp`, app, close: () => app.close() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Era = 'modern' | 'legacy';

/** A real client of one era at an address of a door. The caller closes it. */
export async function connectClient(
  url: string,
  key: string,
  { era = 'modern', ...options }: { era?: Era } & ClientOptions = {},
): Promise<Client> {
  const mode = era === 'modern' ? { pin: '2026-07-28' } : ('legacy' as const);
  const client = new Client(
    { name: 'test-agent', version: '1' },
    { versionNegotiation: { mode }, ...options },
  );
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
  return client;
}

/** The answer to one message, as it came over the wire. */
export interface Said {
  readonly status: number;
  readonly type: string | null;
  readonly cache: string | null;
  readonly message: { readonly result?: Record<string, unknown>; readonly error?: Record<string, unknown> };
}

interface Asked {
  readonly url: string;
  readonly key: string;
  readonly era: Era;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly capabilities?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly id?: number;
}

/** Sends one message by hand, with every header that the era wants. */
export async function post(asked: Asked): Promise<Said> {
  const { url, id = 7, method } = asked;
  const body = JSON.stringify({ jsonrpc: '2.0', id, method, params: paramsOf(asked) });
  const answer = await fetch(url, { method: 'POST', headers: headersOf(asked), body });
  const text = await answer.text();
  const data = text.startsWith('event:') ? text.replace(/^event: message\ndata: /, '').trim() : text;
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    cache: answer.headers.get('cache-control'),
    message: JSON.parse(data) as Said['message'],
  };
}

function headersOf({ key, era, method, params, headers }: Asked): Record<string, string> {
  const shared = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  if (era === 'legacy') return { ...shared, 'mcp-protocol-version': '2025-11-25', ...headers };
  const name = params['name'] ?? params['uri'];
  const named: Record<string, string> = typeof name === 'string' ? { 'mcp-name': name } : {};
  return { ...shared, 'mcp-protocol-version': '2026-07-28', 'mcp-method': method, ...named, ...headers };
}

function paramsOf({ era, params, capabilities = {} }: Asked): object {
  if (era === 'legacy') return params;
  const meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': capabilities,
  };
  return { ...params, _meta: { ...meta, ...(params['_meta'] as object | undefined) } };
}

/** Sends a plain request past our short way: a session is what neither era has here, so it is left to the SDK, which ignores it. */
export const bySdk = { 'mcp-session-id': 'none' };
