import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  bySdk,
  connectClient,
  type Era,
  type McpApp,
  openMcpApp,
  post,
} from '../../../../test/support/mcp-app.js';
import { aConnection, aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';

let world: World;
let door: McpApp;
let key: string;

beforeAll(async () => {
  world = await aWorld();
  const ana = await aPerson(world);
  await aConnection(world, ana);
  ({ key } = await aKey(world, ana));
  door = await openMcpApp(world);
}, 60_000);
afterAll(async () => {
  await door.close();
  await world.close();
});
beforeEach(() => {
  world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 1, title: 'One', secret: 'x' }] } });
});

const connect = (era: Era, path = '') => connectClient(door.url + path, key, { era });
const say = (era: Era, method: string, params: Record<string, unknown>, more: object = {}) =>
  post({ url: door.url, key, era, method, params, ...more });

describe.each(['modern', 'legacy'] as const)('a real client of the %s era', (era) => {
  it('lists the tools of its skills with their hints, and calls one', async () => {
    const client = await connect(era);
    const { tools } = await client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['paper_add_note', false],
      ['paper_create_note', false],
      ['paper_list_notes', true],
    ]);
    const answer = await client.callTool({ name: 'paper_list_notes', arguments: {} });
    const content = { items: [{ id: 1, title: 'One' }], has_more: false };
    expect(answer.structuredContent).toEqual(content);
    expect(answer.content).toEqual([{ type: 'text', text: 'has_more: no\nitems (1):\nid\ttitle\n1\tOne' }]);
    await client.close();
  });

  it('sees one skill at its own address', async () => {
    const client = await connect(era, '/read-notes');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['paper_list_notes']);
    const answer = await client.callTool({ name: 'paper_create_note', arguments: {} });
    expect(answer).toMatchObject({ isError: true });
    await client.close();
  });

  it('is told what to do when a call is refused', async () => {
    const client = await connect(era);
    const answer = await client.callTool({ name: 'paper_list_notes', arguments: { limit: 0, folders: 1 } });
    const [said] = answer.content as { text: string }[];
    expect(answer.isError).toBe(true);
    expect(JSON.parse(said?.text ?? '')).toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'limit' }, { field: 'folders' }],
    });
    await client.close();
  });
});

const able = { capabilities: { elicitation: { form: {}, url: {} }, roots: {} } };

it.each(
  (['modern', 'legacy'] as const).flatMap((era) => [
    [era, 'tools/list', {}, {}] as const,
    [era, 'tools/list', {}, able] as const,
    [era, 'tools/call', { name: 'paper_list_notes', arguments: { limit: 5 } }, {}] as const,
    [era, 'tools/call', { name: 'paper_list_notes' }, able] as const,
    [era, 'tools/call', { name: 'paper_list_notes', arguments: { limit: 'five' } }, {}] as const,
    [era, 'tools/call', { name: 'paper_burn_note', arguments: {} }, {}] as const,
    [era, 'tools/call', { name: 'search_tools', arguments: { request: 'find notes' } }, {}] as const,
    [era, 'tools/call', { name: 'describe_tool', arguments: { name: 'paper_list_notes' } }, {}] as const,
    [era, 'tools/call', { name: 'call_tool', arguments: { name: 'paper_list_notes' } }, {}] as const,
    [era, 'tools/call', { name: 'call_tool', arguments: { tool: 'paper_list_notes' } }, {}] as const,
  ]),
)('answers as the SDK does: %s %s %j %j', async (era, method, params, more) => {
  const ours = await say(era, method, params, more);
  expect(ours.status).toBe(200);
  expect(ours).toEqual(await say(era, method, params, { ...more, headers: bySdk }));
});

it('asks as the SDK does, but for the seal and the salt', async () => {
  const lacking = { name: 'paper_create_note', arguments: { folder: 'work' } };
  const ours = await say('modern', 'tools/call', lacking, able);
  const theirs = await say('modern', 'tools/call', lacking, { ...able, headers: bySdk });
  const blank = { requestState: 'sealed' };
  expect(ours.message.result?.['resultType']).toBe('input_required');
  expect({ ...ours.message.result, ...blank }).toEqual({ ...theirs.message.result, ...blank });
  expect([ours.status, ours.type, ours.cache]).toEqual([theirs.status, theirs.type, theirs.cache]);
});

it('leaves whatever is not plain to the SDK, with its checks', async () => {
  const text = { name: 'paper_list_notes', arguments: 'text' };
  expect((await say('modern', 'tools/call', text)).message).toMatchObject({ error: { code: -32_602 } });
  const headers = { 'mcp-method': 'tools/list', 'mcp-name': 'other' };
  expect((await say('modern', 'tools/call', { name: 'paper_list_notes' }, { headers })).status).toBe(400);
});

it.each([undefined, 'Bearer nonsense', 'Basic abc'])('challenges a caller with %s', async (authorization) => {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
  const answer = await fetch(door.url, { method: 'POST', headers, body });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
});

it('refuses a page of another origin, and an address that nothing stands behind', async () => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const foreign = { ...headers, origin: 'https://elsewhere.example' };
  expect((await fetch(door.url, { method: 'POST', headers: foreign, body: '{}' })).status).toBe(403);
  for (const path of ['/unknown', '/agents/one'])
    expect((await fetch(door.url + path, { method: 'POST', headers, body: '{}' })).status).toBe(404);
});

it('costs one statement to find a call, and one to list', async () => {
  const statements: string[] = [];
  const execute = world.database.execute.bind(world.database);
  world.database.execute = (statement, values) => {
    statements.push(statement.name);
    return execute(statement, values);
  };
  try {
    await say('modern', 'tools/list', {});
    await say('modern', 'tools/call', { name: 'paper_list_notes' });
  } finally {
    world.database.execute = execute;
  }
  expect(statements.filter((name) => name !== 'runtime.record_calls')).toEqual([
    'runtime.tools_by_key',
    'runtime.call_by_key',
  ]);
});
