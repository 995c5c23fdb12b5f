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

const begin = async (text = 'Which notes do I have?', one = agent) =>
  begun(at.conversations, { person: ana, skills: null }, one, text);

const atRest = (id: string) => rested(at, ana, id);

describe('a limit', () => {
  it.each([
    ['steps', { steps: 3 }],
    ['tokens', { tokens: 50 }],
    ['cost', { cost: 0.00005 }],
  ] as const)('on %s ends a run that would never stop, with words for the person', async (reason, limits) => {
    const eager = await at.anAgent(ana, { limits });
    at.model.say = ({ turns }) => ({ calls: [{ tool: 'paper_list_notes', input: { limit: turns + 1 } }] });
    const { conversation, stream } = await begin('Never stop', eager);
    const { notes } = await heard({ stream });
    expect(notes).toMatchObject([{ reason, text: expect.stringContaining('I stopped') }]);
    expect(await atRest(conversation)).toMatchObject({ state: 'idle', run: { status: 'stopped' } });
  });

  it('on time ends a model that does not answer', async () => {
    const hasty = await at.anAgent(ana, { limits: { seconds: 1 } });
    at.model.say = () => new Promise(() => undefined);
    const { notes } = await heard(await begin('Slow', hasty));
    expect(notes).toMatchObject([{ reason: 'time' }]);
  });
});

describe('stopping', () => {
  it('by the person ends the run at once, and says so', async () => {
    at.model.say = () => new Promise(() => undefined);
    const { conversation, stream } = await begin('Wait');
    await at.conversations.cancel({ person: ana, skills: null }, conversation);
    expect((await heard({ stream })).notes).toMatchObject([{ reason: 'cancelled' }]);
    expect(await atRest(conversation)).toMatchObject({ run: { status: 'cancelled' } });
  });

  it('to listen does not end the run', async () => {
    const { conversation, stream } = await begin();
    await stream.cancel();
    expect(await atRest(conversation)).toMatchObject({ run: { status: 'done' } });
  });

  it('of a hub leaves the run to another, which goes on from the last line', async () => {
    const hub = at.anotherHub();
    at.model.say = (chat) =>
      at.model.asked.length === 2
        ? new Promise(() => undefined)
        : calling({ tool: 'paper_list_notes', input: {} })(chat);
    const { conversation } = await begun(hub, { person: ana, skills: null }, agent, 'Which notes do I have?');
    while (at.model.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await hub.close();
    expect(await at.conversations.read({ person: ana, skills: null }, conversation)).toMatchObject({
      state: 'running',
      isLost: true,
    });
    expect(
      (await heard(await at.conversations.goOn({ person: ana, skills: null }, conversation))).text,
    ).toContain('Milk');
    expect(at.world.standIn.seen).toHaveLength(1);
  });
});
