import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { defineProvider, type Provider, type Send, type Skill, ToolError } from '@hub/kit';
import * as z from 'zod';

type Answer = { status: number; body: unknown } | 'hang up';

/** A provider at the wire: `answer` decides what it says, `seen` is what reached it. */
export interface StandIn {
  readonly url: string;
  readonly seen: { method: string; url: string; authorization: string | undefined; body: string }[];
  answer: (request: IncomingMessage, body: string) => Answer | Promise<Answer>;
  close(): Promise<void>;
}

/** Starts one on a free port of loopback. */
export async function startStandIn(): Promise<StandIn> {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const part of request) body += String(part);
    const { method = '', url = '', headers } = request;
    standIn.seen.push({ method, url, authorization: headers.authorization, body });
    const answer = await standIn.answer(request, body);
    if (answer === 'hang up') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    answer: () => ({ status: 200, body: {} }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return standIn;
}

class Refused extends Error {
  constructor(readonly status: number) {
    super('vendor words that must not get out');
  }
}

interface PaperClient {
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
}

const client = (urls: Readonly<Record<string, string>>, send: Send): PaperClient => ({
  async ask(method, path, body) {
    const request = { method, url: `${urls['api']}${path}`, headers: {} };
    const answer = await send(body === undefined ? request : { ...request, body: JSON.stringify(body) });
    if (answer.status >= 400) throw new Refused(answer.status);
    return JSON.parse(answer.body.toString()) as unknown;
  },
});

export const paper = defineProvider({
  id: 'paper',
  title: 'Paper',
  urls: { api: 'https://paper.example' },
  oauth: {
    authorize: { base: 'api', path: '/authorize' },
    token: { base: 'api', path: '/token' },
    scopeSeparator: ' ',
    pkce: true,
    refresh: { rotates: true, reuseLeeway: 0, killsAccessToken: false },
    deadGrantErrors: ['invalid_grant'],
  },
  scopes: { read: { label: 'Read your notes' }, write: { label: 'Write notes', includes: ['read'] } },
  accessPage: { base: 'api', path: '/apps' },
  accountRequests: [],
  client: ({ urls, send }) => client(urls, send),
  account: async () => ({ id: '1', label: 'one' }),
  toError: (cause) =>
    cause instanceof Refused && cause.status === 404
      ? new ToolError('not_found', 'Paper has no such note.')
      : undefined,
});

export const listNotes = paper.tool({
  name: 'paper_list_notes',
  title: 'List notes',
  description: 'Lists notes, newest first. Not their texts.',
  effect: 'read',
  scopes: ['read'],
  requests: ['GET /notes'],
  input: z.object({
    folder: z
      .string()
      .regex(/^[a-z]+$/)
      .optional(),
    limit: z.int().min(1).max(50).default(10),
    cursor: z.string().max(4_000).optional(),
  }),
  output: z.object({ items: z.array(z.object({ id: z.int(), title: z.string() })) }),
  run: async ({ client, input, after }) =>
    client.ask('GET', `/notes?limit=${input.limit}&page=${after ?? 1}`),
});

export const writeNote = paper.tool({
  name: 'paper_create_note',
  title: 'Write a note',
  description: 'Writes a note. Each call makes another one.',
  effect: 'write',
  scopes: ['write'],
  requests: ['POST /notes'],
  input: z.object({ folder: z.string().regex(/^[a-z]+$/), text: z.string().min(1).max(1_000) }),
  output: z.object({ id: z.int() }),
  run: async ({ client, input }) => client.ask('POST', '/notes', input),
});

/** As `writeNote`, with a mark of the change by which it is found again. */
export const signNote = paper.tool({
  name: 'paper_add_note',
  title: 'Sign a note',
  description: 'Writes a note that can be found again by its mark.',
  effect: 'write',
  scopes: ['write'],
  requests: ['POST /notes', 'GET /notes'],
  input: z.object({ text: z.string().min(1).max(1_000) }),
  output: z.object({ id: z.int() }),
  run: async ({ client, input, operation }) => client.ask('POST', '/notes', { ...input, mark: operation }),
  async settle({ client, operation }) {
    const { items } = (await client.ask('GET', `/notes?mark=${operation}`)) as { items: unknown[] };
    return items[0];
  },
});

export const notes: Skill = paper.skill({
  id: 'keep-notes',
  title: 'Keep notes',
  summary: 'Find and write notes.',
  instructions: 'Look before you write.',
  tools: { listNotes, writeNote, signNote },
  examples: [{ question: 'Which notes do I have?', tool: listNotes, input: { limit: 5 } }],
});

export const reading: Skill = paper.skill({
  id: 'read-notes',
  title: 'Read notes',
  summary: 'Find notes.',
  instructions: 'Look.',
  tools: { listNotes },
  examples: [{ question: 'Which notes do I have?', tool: listNotes, input: {} }],
});

export const values = { providers: [paper as Provider], skills: [notes, reading] };
