import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ModelFacts } from '@hub/agents';

import { type Chat, readChat } from '../../apps/sandbox/src/model/chat.js';
import { completionOf, streamedAnswer } from '../../apps/sandbox/src/model/completion.js';
import { type Move, tell } from '../../apps/sandbox/src/model/scenes/scene.js';

/** What a model at the wire does with a request: a move, a status that refuses it, or an answer that breaks off. */
export type Said = Move | number | 'cut' | Promise<Move>;

/** A language model at the wire; `say` decides each of its turns, `asked` are the bodies of its requests. */
export interface ScriptedModel {
  readonly facts: ModelFacts;
  readonly asked: { readonly messages: unknown[]; readonly tools?: unknown[] }[];
  say: (chat: Chat) => Said;
  close(): Promise<void>;
}

/** Calls a tool first and tells what came of it afterwards. */
export const calling =
  (...calls: { tool: string; input: Record<string, unknown> }[]) =>
  (chat: Chat): Move =>
    chat.turns === 0 ? { calls } : { text: tell(chat) };

/** Starts one on a free port of loopback. */
export async function startScriptedModel(): Promise<ScriptedModel> {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const part of request) body += String(part);
    const parsed = JSON.parse(body) as { messages: unknown[] };
    model.asked.push(parsed);
    const chat = readChat(parsed);
    if (typeof chat === 'string') return void response.writeHead(400).end(`{"error":{"message":"${chat}"}}`);
    const said = await model.say(chat);
    if (typeof said === 'number')
      return void response.writeHead(said, { 'retry-after-ms': '5' }).end('{"error":{"message":"No"}}');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (said === 'cut') return void response.write('data: {"id":"x"', () => response.destroy());
    for (const piece of streamedAnswer(completionOf(chat, said, Date.now()), true)) response.write(piece);
    response.end();
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const model: ScriptedModel = {
    facts: {
      id: 'scripted',
      title: 'Scripted',
      kind: 'openai-compatible',
      url,
      model: 'scripted-1',
      apiKey: 'key-of-the-operator',
      prices: { input: 1, output: 2 },
    },
    asked: [],
    say: () => ({ text: 'Hello.' }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return model;
}
