import type { AddressInfo } from 'node:net';

import { Catalog } from '@hub/catalog';
import { Runtime } from '@hub/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { aConnection, aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';
import { ENV } from '../core/tokens.js';
import { McpModule } from './mcp.module.js';

// What the rest of the hub hands to this module.
@Module({})
class AWorld {}

let world: World;
let app: NestFastifyApplication;
let url: string;
let key: string;
const publicUrl = 'https://hub.example';

beforeAll(async () => {
  world = await aWorld();
  const ana = await aPerson(world);
  await aConnection(world, ana);
  ({ key } = await aKey(world, ana));
  const providers = [
    { provide: Runtime, useValue: world.runtime },
    { provide: Catalog, useValue: world.catalog },
    { provide: ENV, useValue: { PUBLIC_URL: publicUrl, MCP_LIST_BUDGET: 5_000 } },
  ];
  const module = { module: AWorld, imports: [McpModule], providers, exports: providers, global: true };
  app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request) => void Object.assign(request, { session: {} }));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  url = `http://127.0.0.1:${port}/mcp`;
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(() => {
  world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 1, title: 'One', secret: 'x' }] } });
});

async function connect(era: 'modern' | 'legacy', path = ''): Promise<Client> {
  const mode = era === 'modern' ? { pin: '2026-07-28' } : ('legacy' as const);
  const client = new Client({ name: 'test-agent', version: '1' }, { versionNegotiation: { mode } });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(url + path), { requestInit }));
  return client;
}

describe.each(['modern', 'legacy'] as const)('a real client of the %s era', (era) => {
  it('lists the tools of its skills with their hints, and calls one', async () => {
    const client = await connect(era);
    const { tools } = await client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['paper_add_note', false],
      ['paper_create_note', false],
      ['paper_list_notes', true],
    ]);
    const answer = await client.callTool({ name: 'paper_list_notes', arguments: {} });
    const content = { items: [{ id: 1, title: 'One' }], has_more: false };
    expect(answer.structuredContent).toEqual(content);
    expect(answer.content).toEqual([{ type: 'text', text: 'has_more: no\nitems (1):\nid\ttitle\n1\tOne' }]);
    await client.close();
  });

  it('sees one skill at its own address', async () => {
    const client = await connect(era, '/read-notes');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['paper_list_notes']);
    const answer = await client.callTool({ name: 'paper_create_note', arguments: {} });
    expect(answer).toMatchObject({ isError: true });
    await client.close();
  });

  it('is told what to do when a call is refused', async () => {
    const client = await connect(era);
    const answer = await client.callTool({ name: 'paper_list_notes', arguments: { limit: 0, folders: 1 } });
    const [said] = answer.content as { text: string }[];
    expect(answer.isError).toBe(true);
    expect(JSON.parse(said?.text ?? '')).toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'limit' }, { field: 'folders' }],
    });
    await client.close();
  });
});

const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

async function post(
  era: 'modern' | 'legacy',
  method: string,
  params: Record<string, unknown>,
  more: Record<string, string> = {},
) {
  const headers: Record<string, string> = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': era === 'modern' ? '2026-07-28' : '2025-11-25',
    ...(era === 'modern' && { 'mcp-method': method }),
    ...(era === 'modern' && typeof params['name'] === 'string' && { 'mcp-name': params['name'] }),
    ...more,
  };
  const whole = era === 'modern' ? { ...params, _meta: meta } : params;
  const body = JSON.stringify({ jsonrpc: '2.0', id: 7, method, params: whole });
  const answer = await fetch(url, { method: 'POST', headers, body });
  const text = await answer.text();
  const message = text.startsWith('event:') ? text.replace(/^event: message\ndata: /, '').trim() : text;
  const type = answer.headers.get('content-type');
  return {
    status: answer.status,
    type,
    cache: answer.headers.get('cache-control'),
    message: JSON.parse(message) as unknown,
  };
}

// A session is what neither era has here: the SDK ignores it, and our short way leaves it to the SDK.
const bySdk = { 'mcp-session-id': 'none' };

it.each(
  (['modern', 'legacy'] as const).flatMap((era) => [
    [era, 'tools/list', {}] as const,
    [era, 'tools/call', { name: 'paper_list_notes', arguments: { limit: 5 } }] as const,
    [era, 'tools/call', { name: 'paper_list_notes' }] as const,
    [era, 'tools/call', { name: 'paper_list_notes', arguments: { limit: 'five' } }] as const,
    [era, 'tools/call', { name: 'paper_burn_note', arguments: {} }] as const,
  ]),
)('answers as the SDK does: %s %s %j', async (era, method, params) => {
  const ours = await post(era, method, params);
  expect(ours.status).toBe(200);
  expect(ours).toEqual(await post(era, method, params, bySdk));
});

it('leaves whatever is not plain to the SDK, with its checks', async () => {
  const answer = await post('modern', 'tools/call', { name: 'paper_list_notes', arguments: 'text' });
  expect(answer.message).toMatchObject({ error: { code: -32_602 } });
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': 'tools/list',
    'mcp-name': 'other',
  };
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'paper_list_notes', _meta: meta },
  });
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(400);
});

it.each([undefined, 'Bearer nonsense', 'Basic abc'])('challenges a caller with %s', async (authorization) => {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
});

it('refuses a page of another origin and a skill that does not exist', async () => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const foreign = { ...headers, origin: 'https://elsewhere.example' };
  expect((await fetch(url, { method: 'POST', headers: foreign, body: '{}' })).status).toBe(403);
  expect((await fetch(`${url}/unknown`, { method: 'POST', headers, body: '{}' })).status).toBe(404);
});

it('costs one statement to find a call, and one to list', async () => {
  const statements: string[] = [];
  const execute = world.database.execute.bind(world.database);
  world.database.execute = (statement, values) => {
    statements.push(statement.name);
    return execute(statement, values);
  };
  try {
    await post('modern', 'tools/list', {});
    await post('modern', 'tools/call', { name: 'paper_list_notes' });
  } finally {
    world.database.execute = execute;
  }
  expect(statements.filter((name) => name !== 'runtime.record_calls')).toEqual([
    'runtime.tools_by_key',
    'runtime.call_by_key',
  ]);
});
