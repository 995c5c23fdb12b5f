import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { NoAnswer } from './answer.js';
import { trustingLoopback } from './egress.js';
import { Transport } from './transport.js';

const server = createServer((request, response) => {
  if (request.url === '/never') return;
  if (request.url === '/cut') return void request.socket.destroy();
  if (request.url === '/redirect') return void response.writeHead(302, { location: '/elsewhere' }).end();
  response.end(request.url === '/large' ? 'x'.repeat(2_000) : 'ok');
});
const transport = new Transport(1_000, trustingLoopback);
let base = '';

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await transport.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const get = (path: string, milliseconds = 2_000) =>
  transport.send({
    method: 'GET',
    url: `${base}${path}`,
    headers: {},
    signal: AbortSignal.timeout(milliseconds),
  });

it('R45 ends an answer that grows over the cap', async () => {
  await expect(get('/large')).rejects.toMatchObject({ reason: 'too_large' });
});

it('R45 gives up at the deadline and says that the request may have arrived', async () => {
  await expect(get('/never', 50)).rejects.toMatchObject({ reason: 'timeout', reached: true });
});

it('says that a cut connection may have carried the request', async () => {
  await expect(get('/cut')).rejects.toMatchObject({ reason: 'connection', reached: true });
});

it('says that a refused connection carried nothing', async () => {
  const refused = transport.send({
    method: 'GET',
    url: 'http://127.0.0.1:1/',
    headers: {},
    signal: AbortSignal.timeout(2_000),
  });
  await expect(refused).rejects.toBeInstanceOf(NoAnswer);
  await expect(refused).rejects.toMatchObject({ reached: false });
});

it('R08 follows no redirect', async () => {
  expect((await get('/redirect')).status).toBe(302);
});
