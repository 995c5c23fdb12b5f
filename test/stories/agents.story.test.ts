import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DefaultChatTransport, readUIMessageStream, type UIMessage } from 'ai';

import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

interface Item {
  readonly id: string;
  readonly name: string;
}

interface Detail {
  readonly state: string;
  readonly messages: UIMessage[];
}

interface Card {
  readonly id: string;
  readonly kind: string;
  readonly hash: string;
  readonly account: string | null;
  readonly input: unknown;
  readonly conversation_id: string;
}

let house: House;
let ana: Visitor;
let assistant: string;

beforeAll(async () => {
  house = await openHouse();
  ana = await new Visitor(house, 'ana').signIn();
  const { items } = await ana.json<{ items: Item[] }>('/api/v1/agents');
  expect(items.map(({ name }) => name)).toEqual(['Assistant', 'Mail helper', 'Pull request helper']);
  assistant = items[0]?.id ?? '';
}, 90_000);
afterAll(() => house.close());

const post = (path: string, body: unknown = {}) => ana.browser.ask(path, { method: 'POST', body });
const begin = async () =>
  (await ana.json<Item>('/api/v1/conversations', { method: 'POST', body: { agent_id: assistant } })).id;
const read = (id: string) => ana.json<Detail>(`/api/v1/conversations/${id}`);
const waiting = async () => (await ana.json<{ items: Card[] }>('/api/v1/approvals')).items;

/** Waits until the run rests: it is let go a moment after its last word. */
async function rested(id: string): Promise<Detail> {
  for (let n = 0; n < 200; n += 1) {
    const now = await read(id);
    if (now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The run did not come to rest');
}

async function ask(id: string, text: string): Promise<string> {
  const answer = await post(`/api/v1/conversations/${id}/messages`, { text });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  return answer.text();
}

describe('a conversation', () => {
  it('waits for an account, goes on when it is connected, and answers as the person', async () => {
    const id = await begin();
    expect(await ask(id, 'Which pull requests wait for my review?')).toContain('"kind":"connect"');
    expect(await rested(id)).toMatchObject({ state: 'waiting' });
    await ana.connect('manage-pull-requests');
    const stream = await (await post(`/api/v1/conversations/${id}/continue`)).text();
    expect(stream).toContain('"type":"tool-output-available"');
    const { messages } = await rested(id);
    expect(messages.at(-1)?.parts.at(-1)).toMatchObject({
      type: 'text',
      text: expect.stringContaining('northwind/robot-arm'),
    });
    const asked = JSON.stringify(house.sandbox.model.asked());
    expect(asked).not.toMatch(/Ana|ana@|gh[uo]_/);
    const { items } = await ana.json<{ items: { agent: string; tool: string }[] }>('/api/v1/activity');
    expect(items[0]).toMatchObject({ agent: 'Assistant', tool: 'github_search_pull_requests' });
  });

  it('R39 keeps an approval through a kill of the hub, and does what was shown exactly once', async () => {
    const id = await begin();
    await ask(id, 'Comment on northwind/robot-arm#9: Looks good.');
    const [card] = await waiting();
    expect(card).toMatchObject({
      kind: 'approval',
      account: 'ana-lopez',
      conversation_id: id,
      input: { repo: 'northwind/robot-arm', number: 9, body: 'Looks good.' },
    });
    const comments = () =>
      house.sandbox.ledger
        .snapshot()
        .requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/comments')).length;
    expect(comments()).toBe(0);
    await house.restart();
    expect(await waiting()).toEqual([card]);
    const decision = { decision: 'approve', hash: card?.hash };
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => post(`/api/v1/approvals/${card?.id}`, decision)),
    );
    expect(clicks.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(clicks.filter(({ status }) => status === 409)).toHaveLength(4);
    await Promise.all(clicks.map((click) => click.text()));
    expect(JSON.stringify((await rested(id)).messages)).toContain('comment_id');
    expect(comments()).toBe(1);
  }, 60_000);

  it('may not be decided by a key: only by the person in a browser', async () => {
    const id = await begin();
    await ask(id, 'Comment on northwind/robot-arm#9: From a program.');
    const [card] = await waiting();
    const key = await ana.key();
    const withKey = (path: string, body: unknown) =>
      fetch(`${house.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(
      (await withKey(`/api/v1/approvals/${card?.id}`, { decision: 'approve', hash: card?.hash })).status,
    ).toBe(401);
    const part = {
      type: 'tool-github_comment',
      state: 'approval-responded',
      approval: { id: card?.id, approved: true, signature: card?.hash },
    };
    const sent = await withKey(`/api/v1/conversations/${id}/messages`, {
      messages: [{ role: 'assistant', parts: [part] }],
    });
    expect(sent.status).toBe(403);
    await (await post(`/api/v1/approvals/${card?.id}`, { decision: 'deny', hash: card?.hash })).text();
    expect(JSON.stringify((await rested(id)).messages)).toContain('You said no');
  });

  it('of a key with some skills can use and see no others', async () => {
    const id = await begin();
    const { key } = await ana.json<{ key: string }>('/api/v1/keys', {
      method: 'POST',
      body: { name: 'mail', skills: ['send-email'] },
    });
    const asProgram = (path: string, init: RequestInit = {}) =>
      fetch(`${house.url}/api/v1/conversations${path}`, {
        ...init,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      });
    expect((await asProgram(`/${id}`)).status).toBe(404);
    expect(await (await asProgram('')).json()).toEqual({ items: [] });
    const made = (await (
      await asProgram('', { method: 'POST', body: JSON.stringify({ agent_id: assistant }) })
    ).json()) as Item;
    const text = 'Which pull requests wait for my review?';
    expect(
      await (
        await asProgram(`/${made.id}/messages`, { method: 'POST', body: JSON.stringify({ text }) })
      ).text(),
    ).toContain('stand-in');
  });

  it('refuses what is not right and names the field', async () => {
    const id = await begin();
    const wrong = async (path: string, body: unknown) =>
      (await (await post(path, body)).json()) as { status: number; problems: { field: string }[] };
    expect(await wrong('/api/v1/conversations', {})).toMatchObject({
      status: 422,
      problems: [{ field: 'agent_id' }],
    });
    expect(await wrong(`/api/v1/conversations/${id}/messages`, { text: '' })).toMatchObject({ status: 422 });
    expect(await wrong(`/api/v1/conversations/${id}/messages`, { text: 'a\u0000b' })).toMatchObject({
      status: 422,
    });
    expect(await wrong('/api/v1/agents', { name: 'x', limits: { steps: 0 } })).toMatchObject({
      status: 422,
      problems: [{ field: 'limits.steps' }],
    });
  });
});

it('speaks with the AI SDK’s own chat client: questions, tools, approvals', async () => {
  const id = await begin();
  const transport = new DefaultChatTransport<UIMessage>({
    api: `${house.url}/api/v1/conversations/${id}/messages`,
    // The cookie is this browser's.
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return ana.browser.ask(new URL(request.url).pathname, { method: 'POST', body: await request.json() });
    },
  });
  const send = async (messages: UIMessage[]): Promise<UIMessage> => {
    const last = messages.at(-1);
    const stream = await transport.sendMessages({
      trigger: 'submit-message',
      chatId: id,
      messageId: undefined,
      messages,
      abortSignal: undefined,
    });
    let answer: UIMessage | undefined;
    const from = last?.role === 'assistant' ? { message: last } : {};
    for await (const now of readUIMessageStream({ ...from, stream, terminateOnError: true })) answer = now;
    if (!answer) throw new Error('Nothing was answered');
    return answer;
  };
  const text = 'Comment on northwind/robot-arm#9: From the SDK.';
  const question: UIMessage = { id: 'q', role: 'user', parts: [{ type: 'text', text }] };
  const paused = await send([question]);
  const part = paused.parts.find(({ type }) => type === 'tool-github_comment') as {
    state: string;
    approval: { id: string };
  };
  expect(part.state).toBe('approval-requested');
  Object.assign(part, { state: 'approval-responded', approval: { ...part.approval, approved: true } });
  const done = await send([question, paused]);
  expect(done.parts.find(({ type }) => type === 'tool-github_comment')).toMatchObject({
    state: 'output-available',
    output: { comment_id: expect.any(Number) },
  });
  expect(done.id).toBe(paused.id);
  const { messages } = await rested(id);
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
});

it('says clearly when the model is gone, and nothing of its key', async () => {
  const id = await begin();
  house.sandbox.faults.push({
    path: '/model/v1/chat/completions',
    status: 401,
    body: { error: { message: 'Incorrect API key sandbox-model-key' } },
  });
  const stream = await ask(id, 'Hello');
  expect(stream).toContain('The language model did not answer');
  expect(stream + house.output()).not.toContain('sandbox-model-key');
});
