import type { Person } from '@hub/identity';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  type AgentWorld,
  anAgentWorld,
  begun,
  type Card,
  heard,
  rested,
} from '../../../../test/support/agent-world.js';
import { aConnection, aPerson } from '../../../../test/support/paper-world.js';
import { calling } from '../../../../test/support/model-at-the-wire.js';
import type { Agent, Conversations } from '../index.js';

let at: AgentWorld;
let ana: Person;
let agent: Agent;

beforeAll(async () => {
  at = await anAgentWorld();
});
afterAll(() => at.close());
beforeEach(async () => {
  ana = await aPerson(at.world);
  await aConnection(at.world, ana);
  agent = await at.anAgent(ana);
  at.world.standIn.seen.length = 0;
  at.world.standIn.answer = (request) =>
    request.method === 'POST' ? { status: 201, body: { id: 5 } } : { status: 200, body: { items: [] } };
  at.model.say = calling({ tool: 'paper_create_note', input: note });
});

const note = { folder: 'work', text: 'Buy milk' };
const written = () =>
  at.world.standIn.seen
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body) as unknown);

/** Asks, and waits until the run rests. */
async function ask(text = 'Write it', one = agent) {
  const { conversation, stream } = await begun(at.conversations, { person: ana, skills: null }, one, text);
  const said = await heard({ stream });
  await atRest(conversation);
  return { conversation, ...said, card: said.cards.at(-1)! };
}

const atRest = (conversation: string) => rested(at, ana, conversation);

const yes = (card: Card | undefined, hub: Conversations = at.conversations) =>
  hub.reply(ana, card?.id ?? '', { yes: true, hash: card?.hash ?? '' });

describe('an account that is missing', () => {
  it.each([
    ['connect', 'DELETE FROM connections WHERE person_id = $1'],
    ['permission', `UPDATE connections SET scopes = '{}' WHERE person_id = $1`],
    ['reconnect', `UPDATE connections SET status = 'reconnect_required' WHERE person_id = $1`],
  ])('pauses the run (%s), which goes on when the person has mended it', async (kind, breakIt) => {
    await at.world.owner.query(breakIt, [ana.id]);
    at.model.say = calling({ tool: 'paper_list_notes', input: {} });
    const { card, conversation } = await ask();
    expect(card).toMatchObject({ kind, tool: 'paper_list_notes', message: expect.stringContaining('Paper') });
    const tooEarly = await heard(await at.conversations.goOn({ person: ana, skills: null }, conversation));
    expect(tooEarly.cards).toMatchObject([{ id: card.id }]);
    await atRest(conversation);
    await at.world.owner.query('DELETE FROM connections WHERE person_id = $1', [ana.id]);
    await aConnection(at.world, ana);
    const { kinds } = await heard(await at.conversations.goOn({ person: ana, skills: null }, conversation));
    expect(kinds).toContain('tool-output-available');
    expect(await atRest(conversation)).toMatchObject({ state: 'idle' });
  });

  it('comes before the question whether a change may be made', async () => {
    await at.world.owner.query('DELETE FROM connections WHERE person_id = $1', [ana.id]);
    const { cards, conversation } = await ask();
    expect(cards.map(({ kind }) => kind)).toEqual(['connect']);
    await aConnection(at.world, ana);
    const next = await heard(await at.conversations.goOn({ person: ana, skills: null }, conversation));
    expect(next.cards.map(({ kind }) => kind)).toEqual(['approval']);
    await atRest(conversation);
    await heard(await yes(next.cards[0]));
    expect(written()).toEqual([note]);
  });
});

describe('a value that is missing', () => {
  it('is asked for, and the exact call is shown before it is made', async () => {
    at.model.say = calling({ tool: 'paper_create_note', input: { text: 'Buy milk' } });
    const { card, conversation } = await ask();
    expect(card).toMatchObject({
      kind: 'value',
      missing: [{ field: 'folder', type: 'text' }],
      agrees: false,
    });
    const reply = (values: Record<string, unknown>) =>
      at.conversations.reply(ana, card.id, { yes: true, hash: card.hash, values });
    await expect(reply({})).rejects.toMatchObject({ code: 'invalid_input', problems: [{ field: 'folder' }] });
    await expect(reply({ folder: 'work', text: 'Sell milk' })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'text' }],
    });
    const next = await heard(await reply({ folder: 'work' }));
    expect(next.cards).toMatchObject([{ kind: 'approval', input: note }]);
    await atRest(conversation);
    await heard(await yes(next.cards[0]));
    expect(written()).toEqual([note]);
  });

  it('that is wrong is told to the model', async () => {
    at.model.say = calling({ tool: 'paper_create_note', input: { folder: 'NOT A FOLDER', text: 'x' } });
    const { cards, text } = await ask();
    expect(cards).toEqual([]);
    expect(text).toContain('folder');
  });
});
