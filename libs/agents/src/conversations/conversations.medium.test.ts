import type { Person } from '@hub/identity';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type AgentWorld, anAgentWorld, begun, heard, rested } from '../../../../test/support/agent-world.js';
import { aConnection, aPerson } from '../../../../test/support/paper-world.js';
import { calling } from '../../../../test/support/model-at-the-wire.js';
import type { Agent } from '../index.js';

let at: AgentWorld;
let ana: Person;
let agent: Agent;

beforeAll(async () => {
  at = await anAgentWorld();
  ana = await aPerson(at.world);
  await aConnection(at.world, ana);
  agent = await at.anAgent(ana);
});
afterAll(() => at.close());
beforeEach(() => {
  at.model.asked.length = 0;
  at.world.standIn.seen.length = 0;
  at.world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 7, title: 'Milk' }] } });
  at.model.say = calling({ tool: 'paper_list_notes', input: { limit: 3 } });
});

const begin = async (text = 'Which notes do I have?', who = ana, one = agent) =>
  begun(at.conversations, { person: who, skills: null }, one, text);

const atRest = (id: string) => rested(at, ana, id);

describe('a question', () => {
  it('is answered from what a tool finds, as the person, and every piece of it is kept', async () => {
    const { conversation, stream } = await begin();
    const { kinds, text } = await heard({ stream });
    expect(text).toContain('Milk');
    expect(kinds.filter((kind, place) => kind !== kinds[place - 1])).toEqual([
      'start',
      'start-step',
      'tool-input-available',
      'finish-step',
      'tool-output-available',
      'start-step',
      'text-start',
      'text-delta',
      'text-end',
      'finish-step',
      'finish',
    ]);
    expect(at.world.standIn.seen).toMatchObject([
      { url: '/notes?limit=3&page=1', authorization: 'Bearer token-of-ana-paper' },
    ]);
    const read = await atRest(conversation);
    expect(read).toMatchObject({
      state: 'idle',
      title: 'Which notes do I have?',
      run: { status: 'done', steps: 2 },
    });
    expect(read.run?.costMicros).toBeGreaterThan(0);
    expect(read.messages).toMatchObject([
      { role: 'user', parts: [{ type: 'text', text: 'Which notes do I have?' }] },
      {
        role: 'assistant',
        id: read.run?.id,
        parts: [
          { type: 'step-start' },
          {
            type: 'tool-paper_list_notes',
            state: 'output-available',
            output: { items: [{ id: 7, title: 'Milk' }] },
            toolMetadata: { title: 'List notes', account: 'ana-paper' },
          },
          { type: 'step-start' },
          { type: 'text', text },
        ],
      },
    ]);
    const { rows } = await at.world.owner.query('SELECT content FROM messages WHERE conversation_id = $1', [
      conversation,
    ]);
    expect(rows.length).toBe(4);
    expect(
      rows.some(({ content }: { content: Buffer }) => /Milk|notes/.test(content.toString('latin1'))),
    ).toBe(false);
  });

  it('tells the model nothing about who asks, and nothing of tokens', async () => {
    await heard(await begin());
    const said = JSON.stringify(at.model.asked);
    for (const secret of [ana.id, ana.companyId, ana.email, ana.name, 'token-of'])
      expect(said).not.toContain(secret);
    expect(said).toContain('Be brief.');
    expect(said).toContain('Look before you write.');
  });

  it('goes on with what was said before', async () => {
    const { conversation, stream } = await begin();
    await heard({ stream });
    await atRest(conversation);
    at.model.say = ({ asked }) => ({ text: `You asked: ${asked}` });
    const second = await at.conversations.ask({ person: ana, skills: null }, conversation, 'And now?');
    expect((await heard(second)).text).toBe('You asked: And now?');
    expect(at.model.asked.at(-1)?.messages.map((message) => (message as { role: string }).role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'assistant',
      'user',
    ]);
  });

  it('is refused while another one is being answered, and nobody’s turn is lost', async () => {
    let answer: (text: { text: string }) => void = () => undefined;
    at.model.say = () => new Promise((resolve) => (answer = resolve));
    const { conversation, stream } = await begin('Wait');
    const asker = { person: ana, skills: null };
    await expect(at.conversations.ask(asker, conversation, 'Again')).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(at.anotherHub().ask(asker, conversation, 'Again')).rejects.toMatchObject({
      code: 'conflict',
    });
    while (at.model.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    answer({ text: 'Here.' });
    expect((await heard({ stream })).text).toBe('Here.');
  });

  it('R13 is answered with the skills of the agent and of the key only', async () => {
    const narrow = await at.anAgent(ana, { skills: ['read-notes'] });
    const toolsOf = () =>
      (at.model.asked.at(-1)?.tools ?? []).map(
        (one) => (one as { function: { name: string } }).function.name,
      );
    await heard(await begin('a', ana, narrow));
    expect(toolsOf()).toEqual(['paper_list_notes']);
    await heard(await begun(at.conversations, { person: ana, skills: ['read-notes'] }, agent, 'b'));
    expect(toolsOf()).toEqual(['paper_list_notes']);
    at.model.say = calling({ tool: 'paper_create_note', input: { folder: 'a', text: 'b' } });
    const { kinds } = await heard(await begin('c', ana, narrow));
    expect(kinds).toContain('tool-output-error');
    expect(at.world.standIn.seen.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('of somebody else is not there: not to read, ask, go on with, end or forget', async () => {
    const { conversation, stream } = await begin();
    await heard({ stream });
    const ben = await aPerson(at.world, { companyId: ana.companyId });
    const dmitri = await aPerson(at.world);
    for (const other of [ben, dmitri]) {
      const attempts = [
        at.conversations.read({ person: other, skills: null }, conversation),
        at.conversations.ask({ person: other, skills: null }, conversation, 'x'),
        at.conversations.goOn({ person: other, skills: null }, conversation),
        at.conversations.cancel({ person: other, skills: null }, conversation),
        at.conversations.remove({ person: other, skills: null }, conversation),
        at.conversations.listen({ person: other, skills: null }, conversation),
        begun(at.conversations, { person: other, skills: null }, agent, 'x'),
      ];
      for (const attempt of await Promise.allSettled(attempts))
        expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
      expect(await at.conversations.list({ person: other, skills: null })).toEqual([]);
    }
  });
});

describe('what goes wrong', () => {
  it('at the provider is told to the model, which tells the person', async () => {
    at.world.standIn.answer = () => ({ status: 404, body: {} });
    const { text, kinds } = await heard(await begin());
    expect(kinds).toContain('tool-output-error');
    expect(text).toContain('Paper has no such note.');
  });

  it('at the model for a moment is tried again', async () => {
    let failures = 0;
    at.model.say = () => ((failures += 1) === 1 ? 429 : { text: 'Now.' });
    expect((await heard(await begin())).text).toBe('Now.');
  });

  it.each([['refused', 400] as const, ['cut off in the middle', 'cut' as const]])(
    'at the model for good (%s) ends the run clearly, and the conversation can go on',
    async (_how, said) => {
      at.model.say = () => said;
      const { conversation, stream } = await begin();
      const { notes } = await heard({ stream });
      expect(notes).toEqual([{ reason: 'model', text: expect.stringContaining('Nothing was changed') }]);
      expect(await atRest(conversation)).toMatchObject({ state: 'idle', run: { status: 'failed' } });
      at.model.say = () => ({ text: 'Back.' });
      const again = await at.conversations.ask({ person: ana, skills: null }, conversation, 'Again');
      expect((await heard(again)).text).toBe('Back.');
    },
  );

  it('is not logged with the conversation or the key in it', async () => {
    at.model.say = () => 400;
    await heard(await begin('A very private question'));
    expect(JSON.stringify(at.world.logged)).not.toMatch(/private question|key-of-the-operator/);
  });

  it('a tool that nobody has is answered, not called', async () => {
    at.model.say = calling({ tool: 'paper_burn_note', input: {} });
    expect((await heard(await begin())).text).toContain('no such tool');
  });
});

it('forgets a conversation when its person says so, and old ones by itself', async () => {
  const { conversation, stream } = await begin();
  await heard({ stream });
  await atRest(conversation);
  await at.conversations.remove({ person: ana, skills: null }, conversation);
  await expect(at.conversations.read({ person: ana, skills: null }, conversation)).rejects.toMatchObject({
    code: 'not_found',
  });
  const old = await begin('Old');
  await heard(old);
  await at.world.owner.query(
    `UPDATE conversations SET updated_at = now() - interval '100 days' WHERE id = $1`,
    [old.conversation],
  );
  expect(await at.conversations.keepHouse(90)).toBe(1);
  const { rows } = await at.world.owner.query('SELECT FROM messages WHERE conversation_id = ANY ($1)', [
    [conversation, old.conversation],
  ]);
  expect(rows).toEqual([]);
});
