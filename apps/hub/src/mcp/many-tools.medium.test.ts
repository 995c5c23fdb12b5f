import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { connectClient, type McpApp, openMcpApp } from '../../../../test/support/mcp-app.js';
import { aConnection, aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';

let world: World;
let door: McpApp;
let key: string;
let readKey: string;

beforeAll(async () => {
  world = await aWorld();
  const ana = await aPerson(world);
  await aConnection(world, ana);
  ({ key } = await aKey(world, ana));
  ({ key: readKey } = await aKey(world, ana, ['read-notes']));
  door = await openMcpApp(world, { budget: 100 });
}, 60_000);
afterAll(async () => {
  await door.close();
  await world.close();
});
beforeEach(() => {
  world.standIn.seen.length = 0;
  world.standIn.answer = () => ({ status: 200, body: { id: 4, items: [] } });
});

const trio = ['search_tools', 'describe_tool', 'call_tool'];
const namesAt = async (path: string, by = key) => {
  const client = await connectClient(door.url + path, by);
  const { tools } = await client.listTools();
  await client.close();
  return tools.map(({ name }) => name);
};

async function asked<Result>(
  work: (call: (name: string, input: object) => Promise<string>) => Promise<Result>,
  by = key,
) {
  const client = await connectClient(door.url, by);
  try {
    return await work(async (name, input) => {
      const { content } = await client.callTool({ name, arguments: { ...input } });
      return (content as { text: string }[])[0]?.text ?? '';
    });
  } finally {
    await client.close();
  }
}

describe('somebody with more tools than a list should carry', () => {
  it('is listed three that stand for them, and told so', async () => {
    expect(await namesAt('')).toEqual(trio);
    const client = await connectClient(door.url, key);
    expect(client.getInstructions()).toContain('3 tools, too many to list');
    await client.close();
  });

  it('gets the whole list at the address of a skill, or when they say so', async () => {
    expect(await namesAt('/keep-notes')).toHaveLength(3);
    expect(await namesAt('?tools=all')).toEqual(['paper_add_note', 'paper_create_note', 'paper_list_notes']);
  });

  it('finds a tool, reads what it takes, and calls it', async () => {
    await asked(async (call) => {
      expect(await call('search_tools', { request: 'put something down in writing' })).toContain(
        'paper_create_note: ',
      );
      expect(JSON.parse(await call('describe_tool', { name: 'paper_create_note' }))).toMatchObject({
        name: 'paper_create_note',
        input: { type: 'object', required: ['folder', 'text'] },
      });
      const input = { folder: 'work', text: 'hello' };
      expect(await call('call_tool', { name: 'paper_create_note', arguments: input })).toContain('4');
      const again = await call('call_tool', { name: 'paper_create_note', arguments: input });
      expect(again).toContain('nothing was done again');
      expect(world.standIn.seen).toHaveLength(1);
      await call('call_tool', { name: 'paper_create_note', arguments: input, force_new: true });
      expect(world.standIn.seen).toHaveLength(2);
    });
  });

  it('may still call a tool by its own name', async () => {
    expect(await asked((call) => call('paper_list_notes', {}))).toContain('has_more');
  });

  it('is told how a skill is done well, and of nothing that they have not', async () => {
    await asked(async (call) => {
      expect(await call('describe_tool', { name: 'keep-notes' })).toContain('Look before you write.');
      for (const [tool, input] of [
        ['describe_tool', { name: 'paper_burn_note' }],
        ['call_tool', { name: 'paper_burn_note' }],
      ] as const)
        expect(await call(tool, input)).toContain('not_found');
      expect(await call('search_tools', { request: 'zebra' })).toBe(
        'You have no tool for that. Say it in other words, or tell the person.',
      );
      expect(await call('search_tools', { words: 1 })).toContain('invalid_input');
    });
  });

  it('R13 finds, reads and calls no tool that their key leaves out', async () => {
    await asked(async (call) => {
      expect(await call('search_tools', { request: 'write a note' })).not.toContain('paper_create_note');
      expect(await call('describe_tool', { name: 'paper_create_note' })).toContain('not_found');
      expect(await call('describe_tool', { name: 'keep-notes' })).toContain('not_found');
      const input = { folder: 'work', text: 'hello' };
      expect(await call('call_tool', { name: 'paper_create_note', arguments: input })).toContain('not_found');
    }, readKey);
    expect(world.standIn.seen).toHaveLength(0);
  });
});

it('lists the tools themselves to whoever has few', async () => {
  expect(await namesAt('', readKey)).toEqual(['paper_list_notes']);
});
