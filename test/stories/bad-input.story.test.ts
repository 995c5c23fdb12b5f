import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type House, openHouse } from '../support/house.js';
import { callTool, Visitor } from '../support/visitor.js';

interface Operation {
  readonly requestBody?: unknown;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface ToolList {
  readonly items: readonly {
    readonly name: string;
    readonly input_schema: { readonly properties?: Record<string, unknown> };
  }[];
}

let house: House;
let ana: Visitor;
let key: string;

beforeAll(async () => {
  house = await openHouse();
  ana = await new Visitor(house, 'ana').signIn();
  await ana.connect();
  key = await ana.key();
}, 60_000);
afterAll(() => house.close());

const search = 'github_search_pull_requests';
const get = 'github_get_pull_request';

it.each([
  ['a wrong type', get, { repo: 'northwind/robot-arm', number: 'nine' }, 'number'],
  ['an unknown key', search, { state: 'open', colour: 'red' }, 'colour'],
  ['a path trick', get, { repo: '../user', number: 1 }, 'repo'],
  ['an encoded path trick', get, { repo: 'northwind/%2e%2e', number: 1 }, 'repo'],
  ['an absolute URL', get, { repo: 'https://evil.example/x', number: 1 }, 'repo'],
  ['a line break', get, { repo: 'northwind/robot-arm\r\nx: y', number: 1 }, 'repo'],
  ['a foreign cursor', search, { state: 'open', cursor: 'AAAA' }, 'cursor'],
])('names the field of %s', async (_what, tool, input, field) => {
  const answer = await callTool(house.url, key, tool, input);
  expect(answer.status).toBe(422);
  const { problems } = (await answer.json()) as { problems: { field: string }[] };
  expect(problems.map((problem) => problem.field)).toContain(field);
});

it.each([
  ['broken JSON', '{"state":', 400],
  ['a list', '[]', 422],
  ['a body of 2 MB', JSON.stringify({ text: 'x'.repeat(2_000_000) }), 413],
  ['depth without end', `{"text":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 422],
])('answers %s with a clear refusal', async (_what, body, status) => {
  const answer = await fetch(`${house.url}/api/v1/tools/${search}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  });
  expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
    status,
    type: 'application/problem+json; charset=utf-8',
  });
});

it('refuses a key that is none without saying why', async () => {
  const answers = await Promise.all(
    ['skh_x', `${key}x`, 'Basic'].map((one) => callTool(house.url, one, search, {})),
  );
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
});

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '..',
    '../..',
    '\u0000',
    '\r\nx: y',
    'https://evil.example',
    '__proto__',
    "' OR 1=1 --",
    '\ud800',
    '%00',
  ),
  fc.string({ maxLength: 200 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
);

it('answers no tool call that the schemas lead to with a server error', async () => {
  const { items } = await ana.json<ToolList>('/api/v1/tools');
  const reads = items.filter(({ name }) => /_(search|get|list)_/.test(name));
  const calls = fc.constantFrom(...items).chain((tool) => {
    const names = Object.keys(tool.input_schema.properties ?? {});
    const safe = reads.includes(tool) ? names : ['repo', ...names];
    return fc.tuple(
      fc.constant(tool.name),
      fc.dictionary(fc.constantFrom(...safe, 'unknown'), nasty, { maxKeys: 5 }),
    );
  });
  await fc.assert(
    fc.asyncProperty(calls, async ([tool, input]) => {
      const answer = await callTool(house.url, key, tool, input);
      const text = await answer.text();
      return answer.status < 500 && !/\bat .+\.js:\d+/.test(text);
    }),
    { numRuns: 400 },
  );
}, 120_000);

it('answers no request that the OpenAPI document leads to with a server error', async () => {
  const { paths } = await ana.json<Document>('/api/openapi.json');
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const left = operations.filter(({ path }) => !/sign-out|sign-in/.test(path));
  const requests = fc.tuple(
    fc.constantFrom(...left),
    fc.dictionary(fc.string({ maxLength: 20 }), nasty, { maxKeys: 4 }),
    nasty,
  );
  await fc.assert(
    fc.asyncProperty(requests, async ([{ path, method }, body, part]) => {
      const filled = path.replaceAll(/\{[^}]+\}/g, () =>
        encodeURIComponent(JSON.stringify(part)?.toWellFormed() ?? 'x'),
      );
      const options = method === 'GET' ? {} : { method, body };
      const answer = await ana.browser.ask(filled, options);
      const text = await answer.text();
      return answer.status < 500 && !/\bat .+\.js:\d+/.test(text);
    }),
    { numRuns: 400 },
  );
}, 120_000);
