import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

interface Tool {
  readonly name: string;
  readonly input_schema: Schema;
  readonly skills: readonly string[];
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

let house: House;
let ana: Visitor;
let dmitri: Visitor;
let tools: readonly Tool[];
let foreign: string;
let keys: { ana: string; dmitri: string; narrow: string; revoked: string };
const narrowSkill = 'watch-ci';

beforeAll(async () => {
  house = await openHouse();
  [ana, dmitri] = await Promise.all([
    new Visitor(house, 'ana').signIn(),
    new Visitor(house, 'dmitri').signIn(),
  ]);
  await ana.connect();
  await dmitri.connect();
  foreign = (await ana.json<{ items: { id: string }[] }>('/api/v1/connections')).items[0]?.id ?? '';
  tools = (await ana.json<{ items: Tool[] }>('/api/v1/tools')).items;
  const made = (skills: string[] | null) =>
    ana.json<{ id: string; key: string }>('/api/v1/keys', {
      method: 'POST',
      body: { name: 'matrix', skills },
    });
  const [narrow, revoked] = [await made([narrowSkill]), await made(null)];
  await ana.json(`/api/v1/keys/${revoked.id}`, { method: 'DELETE' });
  keys = { ana: await ana.key(), dmitri: await dmitri.key(), narrow: narrow.key, revoked: revoked.key };
}, 90_000);
afterAll(() => house.close());

const doors = { REST: overRest, MCP: overMcp };

it.each(['REST', 'MCP'] as const)('R13 lets nobody and a revoked key use no tool, over %s', async (door) => {
  const wrong: string[] = [];
  for (const { name } of tools)
    for (const key of [undefined, keys.revoked]) {
      const { status } = await doors[door](key, name, {});
      if (status !== 401) wrong.push(`${name} ${status}`);
    }
  expect(wrong).toEqual([]);
  expect(tools.length).toBeGreaterThan(80);
});

it.each(['REST', 'MCP'] as const)(
  'R13 answers a key of another skill as if the tool did not exist, over %s',
  async (door) => {
    const unknown = await doors[door](keys.narrow, 'github_no_such_tool', {});
    const wrong: string[] = [];
    for (const { name, skills } of tools.filter((tool) => !tool.skills.includes(narrowSkill))) {
      const answer = await doors[door](keys.narrow, name, {});
      if (answer.status !== unknown.status || answer.text !== unknown.text)
        wrong.push(`${name} ${skills.join()} ${answer.text}`);
    }
    expect(wrong).toEqual([]);
    expect(unknown.text).toContain('not_found');
  },
);

it.each(['REST', 'MCP'] as const)(
  'R27 answers a foreign account as one that does not exist, for every tool over %s',
  async (door) => {
    const wrong: string[] = [];
    for (const { name } of tools) {
      const unknown = randomUUID();
      const [one, other] = [
        await doors[door](keys.dmitri, name, {}, foreign),
        await doors[door](keys.dmitri, name, {}, unknown),
      ];
      if (one.status !== other.status || one.text !== other.text || !one.text.includes('not_found'))
        wrong.push(`${name} ${one.text}`);
    }
    expect(wrong).toEqual([]);
  },
);

it('R27 a foreign connection’s id in any argument, nested too, does no more than one of nobody', async () => {
  const wrong: string[] = [];
  const asked = async (name: string, schema: Schema, id: string) => {
    const { status, text } = await overRest(keys.dmitri, name, filledWith(schema, id));
    return `${status} ${masked(text, id)}`;
  };
  for (const { name, input_schema: schema } of tools) {
    const [one, other] = [await asked(name, schema, foreign), await asked(name, schema, randomUUID())];
    if (one !== other) wrong.push(`${name} ${one} / ${other}`);
  }
  expect(wrong.map((text) => text.slice(0, 400))).toEqual([]);
}, 120_000);

it('R13 refuses a tool that the company refuses, over REST and MCP alike', async () => {
  const decide = (decision: string) =>
    dmitri.json('/api/v1/admin/catalog/tools/github_search_pull_requests', {
      method: 'PUT',
      body: { decision },
    });
  await decide('refuse');
  for (const door of ['REST', 'MCP'] as const)
    expect((await doors[door](keys.dmitri, 'github_search_pull_requests', { state: 'open' })).text).toMatch(
      /denied|not_found/,
    );
  await decide('allow');
});

const masked = (text: string, id: string): string =>
  text
    .replaceAll(id, 'ID')
    .replaceAll(encodeURIComponent(id), 'ID')
    .replace(/"id":\d+|\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'N');

/** An input in which every text is `id`. */
function filledWith(schema: Schema, id: string): unknown {
  if (schema.anyOf?.[0]) return filledWith(schema.anyOf[0], id);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, one]) => [name, filledWith(one, id)]),
    );
  if (type === 'array') return schema.items ? [filledWith(schema.items, id)] : [];
  if (type === 'string') return id;
  return type === 'boolean' ? false : 1;
}

async function overRest(key: string | undefined, tool: string, input: unknown, account?: string) {
  const answer = await fetch(`${house.url}/api/v1/tools/${tool}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(account !== undefined && { 'skillhub-account': account }),
    },
    body: JSON.stringify(input),
  });
  return { status: answer.status, text: await answer.text() };
}

async function overMcp(key: string | undefined, tool: string, input: unknown, account?: string) {
  const params = {
    name: tool,
    arguments: input,
    ...(account !== undefined && { _meta: { 'skillhub/account': account } }),
  };
  const answer = await fetch(`${house.url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  return { status: answer.status, text: await answer.text() };
}
