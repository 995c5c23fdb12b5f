import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Body = Record<string, unknown> & { messages?: Item[]; input?: Item[] };
type Item = Record<string, unknown>;

const call = { name: 'github_search_issues', input: { repo: 'northwind/robot-arm', limit: 1 } };

/** A model that calls one tool and repeats what the tool said, in the words of OpenAI's two APIs and of Anthropic's. */
export async function openScriptedModel(): Promise<{ url: string; asked: Body[]; close(): Promise<void> }> {
  const asked: Body[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    asked.push(body);
    const play = plays[new URL(request.url ?? '', 'http://model').pathname];
    response.writeHead(play ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(play?.(body) ?? {}));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

const plays: Record<string, (body: Body) => object> = {
  '/v1/chat/completions': ({ messages = [] }) =>
    chat(messages.find(({ role }) => role === 'tool')?.['content']),
  '/v1/responses': ({ input = [] }) =>
    responses(input.find(({ type }) => type === 'function_call_output')?.['output']),
  '/v1/messages': ({ messages = [] }) => anthropic(resultIn(messages)),
};

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
const repeat = (said: unknown): string =>
  `The hub said: ${typeof said === 'string' ? said : JSON.stringify(said)}`;

function chat(said: unknown): object {
  const asks = {
    id: 'call_1',
    type: 'function',
    function: { name: call.name, arguments: JSON.stringify(call.input) },
  };
  const message = said === undefined ? { content: null, tool_calls: [asks] } : { content: repeat(said) };
  const finish = said === undefined ? 'tool_calls' : 'stop';
  const choice = { index: 0, message: { role: 'assistant', ...message }, finish_reason: finish };
  return { id: 'c', object: 'chat.completion', created: 1, model: 'scripted', choices: [choice], usage };
}

function responses(said: unknown): object {
  const item =
    said === undefined
      ? {
          type: 'function_call',
          id: 'f',
          call_id: 'call_1',
          name: call.name,
          arguments: JSON.stringify(call.input),
        }
      : {
          type: 'message',
          id: 'm',
          role: 'assistant',
          content: [{ type: 'output_text', text: repeat(said), annotations: [] }],
        };
  return {
    id: 'r',
    object: 'response',
    created_at: 1,
    model: 'scripted',
    status: 'completed',
    output: [{ ...item, status: 'completed' }],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
  };
}

function anthropic(said: unknown): object {
  const block =
    said === undefined ? { type: 'tool_use', id: 'toolu_1', ...call } : { type: 'text', text: repeat(said) };
  return {
    id: 'msg',
    type: 'message',
    role: 'assistant',
    model: 'scripted',
    content: [block],
    stop_reason: said === undefined ? 'tool_use' : 'end_turn',
    usage: { input_tokens: 1, output_tokens: 1 },
  };
}

const resultIn = (messages: readonly Item[]): unknown =>
  messages
    .flatMap(({ content }) => (Array.isArray(content) ? (content as Item[]) : []))
    .find(({ type }) => type === 'tool_result')?.['content'];

async function read(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Body;
}
