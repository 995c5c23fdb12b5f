import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import {
  type EgressRules,
  isPublicAddress,
  publicLookup,
  trusting,
  trustingAny,
  trustingLoopback,
} from './egress.js';
import { fetchThrough } from './fetch-through.js';
import { Transport } from './transport.js';

let reached = 0;
const server: Server = createServer((request, response) => {
  reached += 1;
  if (request.url === '/bomb')
    return void response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(20_000_000)));
  if (request.url === '/endless') {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(2_000)), 5);
    response.once('close', () => clearInterval(timer));
    return;
  }
  if (request.url === '/redirect')
    return void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
  response.end('here');
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function outcome(url: string, rules?: EgressRules, milliseconds = 5_000): Promise<unknown> {
  const transport = new Transport(100_000, rules);
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const answer = await transport.send({ method: 'GET', url, headers: {}, signal });
    return { status: answer.status, bytes: answer.body.length };
  } catch (cause) {
    return (cause as { reason?: string }).reason;
  } finally {
    await transport.close();
  }
}

it.each(['1.1.1.1', '140.82.121.6', '2606:4700:4700::1111', '2a00:1450:4001::200e'])(
  'R45 knows %s as public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

const inside = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.8.8.8',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b::808:808',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::7f00:1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'fe80::1%eth0',
];

it.each(inside)('R45 R08 opens no socket to %s, nor to a name that leads there', async (address) => {
  expect(isPublicAddress(address)).toBe(false);
  const host = address.includes(':') ? `[${address.replace(/%.*/, '')}]` : address;
  expect(await outcome(`https://${host}/`)).toBe('refused');
  expect(await outcome('https://name.example/', answering([[address]]).rules)).toBe('refused');
});

// How a URL may write 127.0.0.1 and 0.0.0.0: all of it is read before anybody judges it.
it.each(['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '127.0.0.1.', '0', '①②⑦.0.0.1'])(
  'R45 R08 opens no socket to %s, another spelling of an inner address',
  async (host) => expect(await outcome(`https://${host}:${port}/`)).toBe('refused'),
);

it.each(['http://api.github.com/', 'http://8.8.8.8/', 'http://127.0.0.1:1/'])(
  'R08 speaks https only: %s',
  async (url) => {
    expect(await outcome(url)).toBe('refused');
  },
);

it('R45 refuses a name that leads to an inner address beside a public one', async () => {
  expect(await outcome('https://name.example/', answering([['8.8.8.8', '10.0.0.1']]).rules)).toBe('refused');
  expect(await outcome('https://name.example/', answering([[]]).rules)).toBe('refused');
});

it('R45 dials what it has judged: a second answer is never asked for, and would be judged again', async () => {
  const { rules, asked } = answering([['8.8.8.8', '1.1.1.1'], ['127.0.0.1']]);
  const dial = publicLookup(rules.resolve ?? (() => undefined));
  const dialled = () =>
    new Promise((resolve) => {
      dial('name.example', { all: true }, (error, addresses) => resolve(error?.name ?? addresses));
    });
  expect(await dialled()).toEqual([
    { address: '8.8.8.8', family: 4 },
    { address: '1.1.1.1', family: 4 },
  ]);
  expect(asked()).toBe(1);
  expect(await dialled()).toBe('EgressRefused');
  expect(await outcome('https://name.example/', rules)).toBe('refused');
  expect(reached).toBe(0);
});

it('R45 reaches an inner address only at the scheme, host and port that configuration names', async () => {
  const own = trusting([`http://127.0.0.1:${port}/api/v3`]);
  expect(await outcome(`http://127.0.0.1:${port}/x`, own)).toEqual({ status: 200, bytes: 4 });
  for (const url of [`https://127.0.0.1:${port}/x`, `http://localhost:${port}/x`, 'http://127.0.0.1:1/x'])
    expect(await outcome(url, own)).toBe('refused');
  expect(await outcome(`http://localhost:${port}/x`, trustingAny(own, trustingLoopback))).toMatchObject({
    status: 200,
  });
});

it('R45 judges every hop: a redirect is an answer, and where it leads is asked for anew or not at all', async () => {
  const own = trusting([`http://127.0.0.1:${port}`]);
  expect(await outcome(`http://127.0.0.1:${port}/redirect`, own)).toMatchObject({ status: 302 });
  expect(await outcome('http://169.254.169.254/latest/meta-data', own)).toBe('refused');
});

it('R45 unpacks nothing: a bomb stays as small as it came', async () => {
  const answer = await outcome(`http://127.0.0.1:${port}/bomb`, trustingLoopback);
  expect((answer as { bytes: number }).bytes).toBeLessThan(30_000);
  const transport = new Transport(100_000, trustingLoopback);
  const fetched = await fetchThrough(transport)(`http://127.0.0.1:${port}/bomb`, {});
  expect((await fetched.arrayBuffer()).byteLength).toBeLessThan(30_000);
  await transport.close();
});

it('R45 ends a body that never ends, by size or by time', async () => {
  const url = `http://127.0.0.1:${port}/endless`;
  expect(await outcome(url, trustingLoopback, 60)).toBe('timeout');
  expect(await outcome(url, trustingLoopback, 60_000)).toBe('too_large');
}, 60_000);

/** A resolver that gives one answer after the other. */
function answering(answers: readonly (readonly string[])[]) {
  let asked = 0;
  const rules: EgressRules = {
    trusts: () => false,
    resolve: (_hostname, _options, callback) => {
      const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    },
  };
  return { rules, asked: () => asked };
}
