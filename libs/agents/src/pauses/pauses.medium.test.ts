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

describe('a change', () => {
  it('R39 is shown with its exact input and account, done after a yes, once, and recorded', async () => {
    const { card, conversation, kinds } = await ask();
    expect(card).toMatchObject({
      kind: 'approval',
      tool: 'paper_create_note',
      input: note,
      account: 'ana-paper',
    });
    expect(kinds).toContain('tool-approval-request');
    expect(written()).toEqual([]);
    expect(await atRest(conversation)).toMatchObject({ state: 'waiting', run: { status: 'waiting' } });
    expect((await heard(await yes(card))).text).toContain('5');
    expect(written()).toEqual([note]);
    const { rows } = await at.world.owner.query('SELECT action, detail FROM events WHERE subject = $1', [
      `pause:${card.id}`,
    ]);
    expect(rows).toEqual([
      {
        action: 'pause.agreed',
        detail: expect.objectContaining({ tool: 'paper_create_note', input_hash: card.hash }),
      },
    ]);
  });

  it('R39 E7 is not done by a second click, a stranger, a changed input or a yes that comes too late', async () => {
    const { card } = await ask();
    const ben = await aPerson(at.world, { companyId: ana.companyId });
    const reply = { yes: true, hash: card.hash };
    await expect(at.conversations.reply(ben, card.id, reply)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      at.conversations.reply(ana, card.id, { ...reply, hash: '0'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(at.conversations.reply(ana, card.id, { ...reply, hash: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await at.world.owner.query(`UPDATE pauses SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      card.id,
    ]);
    await expect(yes(card)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('nothing was done'),
    });
    await at.world.owner.query(`UPDATE pauses SET expires_at = now() + interval '1 hour' WHERE id = $1`, [
      card.id,
    ]);
    const clicks = await Promise.allSettled(Array.from({ length: 8 }, () => yes(card)));
    const [done, ...more] = clicks.flatMap((click) => (click.status === 'fulfilled' ? [click.value] : []));
    expect(more).toEqual([]);
    await heard(done!);
    await expect(yes(card)).rejects.toMatchObject({ code: 'conflict' });
    expect(written()).toEqual([note]);
  });

  it('R39 whose input was changed behind the person’s back is not done', async () => {
    const { card } = await ask();
    const other = await ask('Another');
    await at.world.owner.query(
      'UPDATE pauses SET card = (SELECT card FROM pauses WHERE id = $2) WHERE id = $1',
      [card.id, other.card.id],
    );
    await expect(yes(card)).rejects.toThrow(/does not open in its place/);
    await at.world.owner.query(`UPDATE pauses SET input_hash = sha256('other') WHERE id = $1`, [
      other.card.id,
    ]);
    await expect(yes(other.card)).rejects.toMatchObject({ code: 'conflict' });
    expect(written()).toEqual([]);
  });

  it('R39 is done with the account that was shown, though the person has another default since', async () => {
    const { card } = await ask();
    await at.world.owner.query('UPDATE connections SET is_default = false WHERE person_id = $1', [ana.id]);
    await aConnection(at.world, ana, { label: 'other-paper' });
    await heard(await yes(card));
    expect(at.world.standIn.seen).toMatchObject([
      { method: 'POST', authorization: 'Bearer token-of-ana-paper' },
    ]);
  });

  it('is left after a no, and the model is told', async () => {
    const { card, conversation } = await ask();
    const { text, kinds } = await heard(
      await at.conversations.reply(ana, card.id, { yes: false, hash: card.hash }),
    );
    expect(text).toBe('You said no, so I left it. Nothing was changed.');
    expect(kinds).toContain('tool-output-denied');
    expect(written()).toEqual([]);
    expect(await atRest(conversation)).toMatchObject({ state: 'idle', run: { status: 'done' } });
  });

  it('is passed over when the person asks something else', async () => {
    const { card, conversation } = await ask();
    at.model.say = () => ({ text: 'Gladly.' });
    await heard(await at.conversations.ask({ person: ana, skills: null }, conversation, 'Something else'));
    await expect(yes(card)).rejects.toMatchObject({ code: 'conflict' });
    expect(JSON.stringify(at.model.asked.at(-1)?.messages)).toContain('You asked something else instead');
    expect(written()).toEqual([]);
  });

  it('survives a restart of the hub in the middle of waiting', async () => {
    const first = at.anotherHub();
    const { stream } = await begun(first, { person: ana, skills: null }, agent, 'Write it');
    const [card] = (await heard({ stream })).cards;
    await first.close();
    const second = at.anotherHub();
    expect(await second.waitingFor(ana)).toMatchObject([
      { id: card?.id, kind: 'approval', card: { input: note } },
    ]);
    expect((await heard(await yes(card, second))).text).toContain('5');
    expect(written()).toEqual([note]);
  });

  it('of which the answer is lost when the hub dies is not made twice by the next', async () => {
    const { card, conversation } = await ask();
    const before = at.world.standIn.answer;
    // The hub dies after the provider has done it and before that is written down.
    at.world.standIn.answer = async (...given) => {
      await at.world.owner.query('ALTER TABLE messages RENAME TO messages_away');
      return before(...given);
    };
    await heard(await yes(card));
    await at.world.owner.query('ALTER TABLE messages_away RENAME TO messages');
    await at.world.owner.query(
      `UPDATE conversations SET state = 'running', lease_until = NULL WHERE id = $1`,
      [conversation],
    );
    expect(
      (await heard(await at.anotherHub().goOn({ person: ana, skills: null }, conversation))).text,
    ).toContain('5');
    expect(written()).toEqual([note]);
  });

  it('asks for each of two changes, in whatever order they are answered', async () => {
    const inputs = ['one', 'two'].map((text) => ({ folder: 'work', text }));
    at.model.say = calling(...inputs.map((input) => ({ tool: 'paper_create_note', input })));
    const { cards, conversation } = await ask();
    expect(cards).toHaveLength(2);
    const [first, second] = cards;
    const answers = await Promise.allSettled([
      yes(second),
      at.conversations.reply(ana, first!.id, { yes: false, hash: first!.hash }),
    ]);
    for (const answer of answers) if (answer.status === 'fulfilled') await heard(answer.value);
    for (let n = 0; n < 100 && (await atRest(conversation)).state === 'waiting'; n += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written()).toEqual([inputs[1]]);
    expect(await atRest(conversation)).toMatchObject({ state: 'idle', run: { status: 'done' } });
  });

  it('that only writes is not asked about by an agent that asks only before sending', async () => {
    const quick = await at.anAgent(ana, { asks: 'sends' });
    expect((await ask('Write it', quick)).text).toContain('5');
    expect(written()).toEqual([note]);
  });
});
