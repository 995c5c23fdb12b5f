import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Answer, Incoming } from './answer.js';
import { Refusal, json } from './answer.js';
import { spoil } from './faults.js';
import type { Faults } from './faults.js';
import { writeInPieces } from './write-in-pieces.js';
import type { Refreshes } from './refreshes.js';

/** Mail of 25 MB travels as base64 inside JSON. */
const largestBody = 64 * 1024 * 1024;

/** Listens on loopback (0 picks a free port) and answers each request through `handle`, faults first. */
export async function listen(
  port: number,
  { faults, refreshes }: Door,
  handle: (request: Incoming) => Promise<Answer>,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((raw, response) => {
    serve({ raw, response }, { faults, refreshes }, handle).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

/** What stands at the door: what goes wrong, and who keeps count. */
interface Door {
  faults: Faults;
  refreshes: Refreshes;
}

async function serve(
  { raw, response }: { raw: IncomingMessage; response: ServerResponse },
  { faults, refreshes }: Door,
  handle: (request: Incoming) => Promise<Answer>,
): Promise<void> {
  const request = await readRequest(raw);
  if (!request) return write(response, json({ message: 'Payload too large' }, 413, { connection: 'close' }));
  const work = () => guarded(request, handle);
  const fault = request.path.startsWith('/_sandbox') ? undefined : faults.take(request);
  response.once('close', refreshes.seen(request));
  const answer = fault ? await spoil(fault, work, () => faults.hold(fault)) : await work();
  if (!answer) {
    raw.socket.destroy();
    return;
  }
  write(response, answer);
}

async function guarded(request: Incoming, handle: (request: Incoming) => Promise<Answer>): Promise<Answer> {
  try {
    return await handle(request);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    process.stderr.write(
      `sandbox: ${request.method} ${request.path} failed: ${String((error as Error).stack)}\n`,
    );
    return json({ message: 'Server Error' }, 500);
  }
}

async function readRequest(raw: IncomingMessage): Promise<Incoming | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw) {
    size += (chunk as Buffer).length;
    if (size > largestBody) return undefined;
    chunks.push(chunk as Buffer);
  }
  const target = raw.url ?? '/';
  const cut = target.indexOf('?');
  return {
    method: raw.method ?? 'GET',
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    headers: raw.headers as Record<string, string | undefined>,
    body: Buffer.concat(chunks),
  };
}

function write(response: ServerResponse, answer: Answer): void {
  if (answer.pieces || answer.cutAfter !== undefined) return void writeInPieces(response, answer);
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body);
  const length: Record<string, string> =
    answer.status === 204 ? {} : { 'content-length': String(body.length) };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(body);
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
}
