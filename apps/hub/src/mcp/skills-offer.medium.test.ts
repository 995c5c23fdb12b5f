import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/client';

import { connectClient, type McpApp, openMcpApp, post } from '../../../../test/support/mcp-app.js';
import { aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';

let world: World;
let door: McpApp;
let key: string;
let readKey: string;

beforeAll(async () => {
  world = await aWorld();
  const ana = await aPerson(world);
  ({ key } = await aKey(world, ana));
  ({ key: readKey } = await aKey(world, ana, ['read-notes']));
  door = await openMcpApp(world);
}, 60_000);
afterAll(async () => {
  await door.close();
  await world.close();
});

const having = async <Result>(by: string, path: string, work: (client: Client) => Promise<Result>) => {
  const client = await connectClient(door.url + path, by);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
};

describe('skills over MCP', () => {
  it('are prompts: what people ask first, or what they ask now, and how it is done', async () => {
    await having(key, '', async (client) => {
      const { prompts } = await client.listPrompts();
      expect(prompts.map(({ name, title }) => [name, title])).toEqual([
        ['keep-notes', 'Keep notes'],
        ['read-notes', 'Read notes'],
      ]);
      const contentOf = async (args?: Record<string, string>) => {
        const { messages } = await client.getPrompt({ name: 'keep-notes', ...(args && { arguments: args }) });
        return messages[0]?.content;
      };
      expect(await contentOf()).toMatchObject({ text: 'Which notes do I have?\n\nLook before you write.' });
      expect(await contentOf({ request: 'Write this down' })).toMatchObject({
        text: 'Write this down\n\nLook before you write.',
      });
    });
  });

  it('are files that say what they are for and which tools they take', async () => {
    await having(key, '', async (client) => {
      const uri = 'skill://keep-notes/SKILL.md';
      const { resources } = await client.listResources();
      expect(resources.map((one) => one.uri)).toEqual([uri, 'skill://read-notes/SKILL.md']);
      const { contents } = await client.readResource({ uri });
      const { text } = contents[0] as { text: string };
      expect(text).toMatch(/^---\nname: keep-notes\ndescription: "Find and write notes\./);
      expect(text).toContain('- `paper_create_note`: Write a note');
      expect(text).toContain('https://hub.example/mcp/keep-notes');
    });
  });

  it('are only those that the caller has, at this address', async () => {
    const uris = (client: Client) =>
      client.listResources().then(({ resources }) => resources.map(({ uri }) => uri));
    const own = ['skill://read-notes/SKILL.md'];
    expect(await having(readKey, '', uris)).toEqual(own);
    expect(await having(key, '/read-notes', uris)).toEqual(own);
    const foreign = { uri: 'skill://keep-notes/SKILL.md' };
    await expect(having(readKey, '', (client) => client.readResource(foreign))).rejects.toThrow('not found');
    await expect(having(readKey, '', (client) => client.getPrompt({ name: 'keep-notes' }))).rejects.toThrow(
      'not found',
    );
    const asked = {
      url: door.url,
      key: readKey,
      era: 'modern' as const,
      method: 'skills/get',
      params: foreign,
    };
    expect((await post(asked)).message).toMatchObject({ error: { code: -32_602 } });
  });
});
