import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Person } from '@hub/identity';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { generateText } from 'ai';

import { aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';
import { type ModelFacts, Models } from '../index.js';

let world: World;
let models: Models;
let chloe: Person;
let status = 200;
const seen: { url: string; headers: Record<string, unknown>; body: string }[] = [];

const answers: Record<string, unknown> = {
  '/openai/chat/completions': {
    id: '1',
    choices: [{ index: 0, message: { role: 'assistant', content: 'From OpenAI' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
  },
  '/anthropic/messages': {
    id: '1',
    type: 'message',
    role: 'assistant',
    model: 'm',
    content: [{ type: 'text', text: 'From Anthropic' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 1, output_tokens: 2 },
  },
  '/google/models/m:generateContent': {
    candidates: [{ content: { role: 'model', parts: [{ text: 'From Google' }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 2, totalTokenCount: 3 },
  },
};

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    const { url = '', headers } = request;
    seen.push({ url, headers, body });
    if (status !== 200) return void response.writeHead(status, { location: '/elsewhere' }).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[url]));
  });
});

beforeAll(async () => {
  world = await aWorld();
  chloe = await aPerson(world, { roles: ['company_admin'] });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const of = (id: ModelFacts['kind'], path: string, apiKey?: string): ModelFacts => ({
    id,
    title: id,
    kind: id,
    model: 'm',
    url: `${at}/${path}`,
    apiKey,
  });
  const declared = [
    of('openai-compatible', 'openai', 'operators-key'),
    of('anthropic', 'anthropic', 'operators-key'),
    of('google', 'google'),
  ];
  models = new Models({ database: world.database, keys: world.keys, declared });
});
afterAll(async () => {
  server.close();
  await world.close();
});
beforeEach(() => {
  seen.length = 0;
  status = 200;
});

const ask = async (id: string) =>
  generateText({ model: await models.open(chloe.companyId, id), prompt: 'Hello', maxRetries: 0 });

it('is asked over the wire of its kind, with the key in the header that the vendor wants', async () => {
  await models.setKey(chloe, 'google', 'companys-key');
  const said = [];
  for (const id of ['openai-compatible', 'anthropic', 'google']) said.push((await ask(id)).text);
  expect(said).toEqual(['From OpenAI', 'From Anthropic', 'From Google']);
  expect(
    seen.map(({ headers }) => headers['authorization'] ?? headers['x-api-key'] ?? headers['x-goog-api-key']),
  ).toEqual(['Bearer operators-key', 'operators-key', 'companys-key']);
  expect(seen.some(({ url, body }) => /key/.test(url + body))).toBe(false);
});

it('takes its company’s own key before the operator’s, and keeps it sealed', async () => {
  await models.setKey(chloe, 'anthropic', 'companys-own-key');
  await ask('anthropic');
  expect(seen[0]?.headers['x-api-key']).toBe('companys-own-key');
  const { rows } = await world.owner.query<{ secret: Buffer }>('SELECT secret FROM model_keys');
  expect(rows.some(({ secret }) => secret.includes('companys'))).toBe(false);
  await models.setKey(chloe, 'anthropic', null);
  await ask('anthropic');
  expect(seen[1]?.headers['x-api-key']).toBe('operators-key');
  const other = await aPerson(world);
  expect((await models.list(other.companyId)).map(({ key }) => key)).toEqual([
    'operator',
    'operator',
    'missing',
  ]);
  await expect(models.open(other.companyId, 'google')).rejects.toMatchObject({ code: 'denied' });
});

it('may be given a key by company admins only', async () => {
  const ana = await aPerson(world, { companyId: chloe.companyId });
  await expect(models.setKey(ana, 'google', 'x')).rejects.toMatchObject({ name: 'Forbidden' });
  await expect(models.setKey(chloe, 'none', 'x')).rejects.toMatchObject({ code: 'not_found' });
});

it('is not followed to another address', async () => {
  status = 307;
  await expect(ask('openai-compatible')).rejects.toMatchObject({ name: expect.stringMatching(/Error/) });
  expect(seen.map(({ url }) => url)).toEqual(['/openai/chat/completions']);
});
