import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { generateText, isStepCount, jsonSchema, streamText, tool } from 'ai';

import { sandboxForTest } from '../../../../test/support/sandbox.js';
import type { Sandbox } from '../sandbox.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await sandboxForTest();
});
afterAll(() => sandbox.close());

const model = (key = sandbox.model.key) =>
  createOpenAICompatible({ name: 'scripted', baseURL: sandbox.model.url, apiKey: key, includeUsage: true })(
    sandbox.model.name,
  );

const reading = {
  github_get_pull_request: tool({
    description: 'Reads one',
    inputSchema: jsonSchema<{ repo: string; number: number }>({ type: 'object' }),
    execute: ({ repo, number }) => `title: The one at ${repo} ${number}`,
  }),
};
const prompt = 'Read pull request northwind/robot-arm#9';

it('asks for a tool, is given its answer and tells it, whole and as a stream', async () => {
  const stopWhen = isStepCount(3);
  const whole = await generateText({ model: model(), tools: reading, prompt, stopWhen });
  expect(whole.text).toBe('- **title**: The one at northwind/robot-arm 9');
  expect(whole.usage.totalTokens).toBeGreaterThan(20);
  const streamed = streamText({ model: model(), tools: reading, prompt, stopWhen });
  const pieces: string[] = [];
  for await (const piece of streamed.textStream) pieces.push(piece);
  expect(pieces.join('')).toBe(whole.text);
  expect(pieces.length).toBeGreaterThan(3);
  expect((await streamed.usage).outputTokens).toBeGreaterThan(0);
});

it('says what it could be asked when it knows no scene', async () => {
  const { text } = await generateText({ model: model(), tools: reading, prompt: 'Write a poem' });
  expect(text).toMatch(/stand-in/);
});

it('takes one key, one model and only conversations that a real one would take', async () => {
  const failed = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (cause: unknown) => cause,
    );
  expect(await failed(generateText({ model: model('other'), prompt }))).toMatchObject({ statusCode: 401 });
  const ask = (messages: unknown, name = sandbox.model.name) =>
    fetch(`${sandbox.model.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.model.key}` },
      body: JSON.stringify({ model: name, messages }),
    }).then(({ status }) => status);
  const user = { role: 'user', content: 'Hello' };
  const call = { role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'x', arguments: '{}' } }] };
  const statuses = await Promise.all([
    ask([user], 'other'),
    ask([]),
    ask([user, call, user]),
    ask([user, { role: 'tool', tool_call_id: 'a', content: '' }]),
    ask([user, call, { role: 'tool', tool_call_id: 'a', content: '' }]),
  ]);
  expect(statuses).toEqual([404, 400, 400, 400, 200]);
});

it('is slow, busy or cut off in the middle when told to be', async () => {
  const path = '/model/v1/chat/completions';
  const ask = () => generateText({ model: model(), prompt: 'Hello', maxRetries: 0 });
  sandbox.faults.push({
    path,
    status: 429,
    headers: { 'retry-after': '1' },
    body: { error: { message: 'Busy' } },
  });
  await expect(ask()).rejects.toMatchObject({ statusCode: 429 });
  sandbox.faults.push({ path, cutAfter: 300 });
  const cut = streamText({ model: model(), prompt: 'Hello', maxRetries: 0, onError: () => undefined });
  const read = async () => {
    for await (const part of cut.stream) if (part.type === 'error') throw part.error;
  };
  await expect(read()).rejects.toBeInstanceOf(Error);
});
