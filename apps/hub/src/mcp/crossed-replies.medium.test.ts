import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { bySdk, type McpApp, openMcpApp, post } from '../../../../test/support/mcp-app.js';
import { aConnection, aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';

let world: World;
let door: McpApp;

beforeAll(async () => {
  world = await aWorld();
  door = await openMcpApp(world);
}, 60_000);
afterAll(async () => {
  await door.close();
  await world.close();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('R15 gives each of two hundred clients its own answers, though all count their requests alike', async () => {
  const clients = await Promise.all(
    Array.from({ length: 200 }, async (_, number) => {
      const person = await aPerson(world);
      await aConnection(world, person, { label: `client-${number}` });
      return { number, key: (await aKey(world, person)).key };
    }),
  );
  // Whoever's token it is, is who gets this; some wait longer than others.
  world.standIn.answer = async (request) => {
    const own = /client-(\d+)$/.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody';
    await pause(Number(own) % 7);
    return { status: 200, body: { items: [{ id: Number(own), title: `canary-${own}` }] } };
  };
  const rounds = clients.flatMap(({ number, key }) =>
    (['modern', 'legacy', 'modern'] as const).map(async (era, id) => {
      const params = { name: 'paper_list_notes', arguments: {} };
      const headers: Record<string, string> = id === 2 ? bySdk : {};
      const { message } = await post({ url: door.url, key, era, method: 'tools/call', params, id, headers });
      const items = [{ id: number, title: `canary-${number}` }];
      expect(message).toMatchObject({ id, result: { structuredContent: { items } } });
    }),
  );
  await Promise.all(rounds);
}, 60_000);

it('E4 does a change once although the stream was cut and the call came again', async () => {
  const person = await aPerson(world);
  await aConnection(world, person);
  const { key } = await aKey(world, person);
  let arrived = (): void => undefined;
  const sent = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let answer = (): void => undefined;
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  world.standIn.seen.length = 0;
  world.standIn.answer = async () => {
    arrived();
    await mayAnswer;
    return { status: 201, body: { id: 77 } };
  };
  const params = { name: 'paper_create_note', arguments: { folder: 'work', text: 'only once' } };
  const socket = await cutOff(key, { jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  await sent;
  socket.destroy();
  answer();
  const again = async (id: number) =>
    (await post({ url: door.url, key, era: 'legacy', method: 'tools/call', params, id })).message.result;
  let result = await again(2);
  for (let id = 3; id < 100 && result?.['isError'] === true; id += 1) {
    await pause(50);
    result = await again(id);
  }
  expect(result).toMatchObject({
    structuredContent: { id: 77, deduplicated: true },
    _meta: { 'skillhub/deduplicated': true },
  });
  expect(world.standIn.seen).toHaveLength(1);
});

/** A client that can go away in the middle of a call. */
async function cutOff(key: string, message: object) {
  const { hostname, port } = new URL(door.url);
  const body = JSON.stringify(message);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const headers = [
    'POST /mcp HTTP/1.1',
    `Host: ${hostname}:${port}`,
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    'Accept: application/json, text/event-stream',
    'MCP-Protocol-Version: 2025-11-25',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n${body}`);
  return socket;
}
