import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { connectClient, type McpApp, openMcpApp, post, publicUrl } from '../../../../test/support/mcp-app.js';
import { aConnection, aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';
import { isFor } from './ask-link.js';

let world: World;
let door: McpApp;

beforeAll(async () => {
  world = await aWorld();
  door = await openMcpApp(world);
}, 60_000);
afterAll(async () => {
  await door.close();
  await world.close();
});
beforeEach(() => {
  world.standIn.seen.length = 0;
  world.standIn.answer = () => ({ status: 200, body: { id: 7, items: [] } });
});

const able = { capabilities: { elicitation: { form: {}, url: {} } } };

async function somebody(isConnected: boolean) {
  const person = await aPerson(world);
  if (isConnected) await aConnection(world, person);
  const { key } = await aKey(world, person);
  const call = async (params: Record<string, unknown>, by = key, more: object = able) =>
    (await post({ url: door.url, key: by, era: 'modern', method: 'tools/call', params, ...more })).message;
  return { person, key, call };
}

type Message = Awaited<ReturnType<Awaited<ReturnType<typeof somebody>>['call']>>;
interface Question {
  readonly mode: string;
  readonly message: string;
  readonly url?: string;
  readonly requestedSchema?: object;
}
const questionIn = ({ result }: Message): Question => {
  const requests = (result?.['inputRequests'] ?? {}) as Record<string, { params: Question }>;
  return Object.values(requests)[0]?.params ?? { mode: 'none', message: '' };
};
const stateIn = ({ result }: Message): string => String(result?.['requestState']);
const list = { name: 'paper_list_notes', arguments: {} };
const note = { name: 'paper_create_note', arguments: { folder: 'work' } };
const accepted = (requestState: string, content?: object) => ({
  inputResponses: { [content ? 'values' : 'connect']: { action: 'accept', ...(content && { content }) } },
  requestState,
});

describe('somebody who has not connected', () => {
  it('R02 is sent to a page that knows them, by a link that says nothing about them', async () => {
    const { person, call } = await somebody(false);
    const asked = questionIn(await call(list));
    expect(asked).toMatchObject({ mode: 'url', message: 'Your Paper account is not connected yet.' });
    const url = new URL(asked.url ?? '');
    expect(url.origin + url.pathname).toBe(`${publicUrl}/connect/keep-notes`);
    expect(isFor(url.searchParams.get('for'), person)).toBe(true);
    expect(isFor(url.searchParams.get('for'), await aPerson(world))).toBe(false);
    for (const secret of [person.id, person.companyId, person.email]) expect(asked.url).not.toContain(secret);
    expect(questionIn(await call(list)).url).not.toBe(asked.url);
  });

  it('gets the answer of the call as soon as they are connected', async () => {
    const { person, call } = await somebody(false);
    const state = stateIn(await call(list));
    const goesOn = call({ ...list, ...accepted(state) });
    await aConnection(world, person);
    expect((await goesOn).result).toMatchObject({
      resultType: 'complete',
      structuredContent: { items: [], has_more: false },
    });
    expect(world.standIn.seen).toHaveLength(1);
  });

  it('is not asked again when they said no: the agent is told, with the link', async () => {
    const { call } = await somebody(false);
    const state = stateIn(await call(list));
    const said = await call({
      ...list,
      inputResponses: { connect: { action: 'decline' } },
      requestState: state,
    });
    expect(said.result).toMatchObject({ isError: true, resultType: 'complete' });
    expect(said.result?.['_meta']).toMatchObject({
      'skillhub/error': {
        code: 'not_connected',
        message: expect.stringContaining('said no for now'),
        fix: { url: `${publicUrl}/skills/keep-notes` },
      },
    });
  });

  it('is told by a refusal with the link where the client cannot ask', async () => {
    const { key, call } = await somebody(false);
    for (const capabilities of [{}, { elicitation: {} }, { elicitation: { form: {} } }]) {
      const { result } = await call(list, key, { capabilities });
      expect(result).toMatchObject({ isError: true, resultType: 'complete' });
      expect(JSON.stringify(result)).toContain(`${publicUrl}/skills/keep-notes`);
    }
    const legacy = await connectClient(door.url, key, { era: 'legacy', capabilities: able.capabilities });
    expect(await legacy.callTool(list)).toMatchObject({ isError: true });
    await legacy.close();
  });
});

describe('R14 the state of an ask', () => {
  const refused = { error: { code: -32_602, message: 'Invalid or expired requestState' } };

  it('is of use once, to the same caller, for the same call', async () => {
    const ana = await somebody(true);
    const ben = await somebody(true);
    const state = stateIn(await ana.call(note));
    const answer = accepted(state, { text: 'hello' });
    expect(await ana.call({ ...note, ...answer }, ben.key)).toMatchObject(refused);
    expect(await ana.call({ ...note, ...answer }, (await aKey(world, ana.person)).key)).toMatchObject(
      refused,
    );
    expect(await ana.call({ ...note, arguments: { folder: 'home' }, ...answer })).toMatchObject(refused);
    expect(await ana.call({ ...note, name: 'paper_add_note', ...answer })).toMatchObject(refused);
    const changed = { ...answer, requestState: `${state.slice(0, -2)}AA` };
    expect(await ana.call({ ...note, ...changed })).toMatchObject(refused);
    expect(world.standIn.seen).toHaveLength(0);
    expect((await ana.call({ ...note, ...answer })).result).toMatchObject({ structuredContent: { id: 7 } });
    expect(await ana.call({ ...note, ...answer })).toMatchObject(refused);
    expect(world.standIn.seen).toHaveLength(1);
  });
});

describe('a call that lacks a value', () => {
  it('asks for it with a form, and goes on with what was given', async () => {
    const { call } = await somebody(true);
    const asked = await call(note);
    expect(questionIn(asked)).toMatchObject({
      mode: 'form',
      requestedSchema: {
        type: 'object',
        properties: { text: { type: 'string', title: 'Text' } },
        required: ['text'],
      },
    });
    const content = { text: 'hello', folder: 'elsewhere', more: 1 };
    await call({ ...note, ...accepted(stateIn(asked), content) });
    // Only what was asked for is taken from a form.
    expect(world.standIn.seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { folder: 'work', text: 'hello' },
    ]);
  });

  it('keeps what was given when the person has to connect as well', async () => {
    const { person, call } = await somebody(true);
    await world.owner.query(`UPDATE connections SET status = 'reconnect_required' WHERE person_id = $1`, [
      person.id,
    ]);
    const form = await call(note);
    const second = await call({ ...note, ...accepted(stateIn(form), { text: 'kept' }) });
    expect(questionIn(second)).toMatchObject({
      mode: 'url',
      message: expect.stringContaining('connect it again'),
    });
    expect(questionIn(second).url).toContain('/connect/connections?for=');
    await world.owner.query(`UPDATE connections SET status = 'active' WHERE person_id = $1`, [person.id]);
    await call({ ...note, ...accepted(stateIn(second)) });
    expect(world.standIn.seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { folder: 'work', text: 'kept' },
    ]);
  });

  it('is asked by a real client, whose call ends with the answer', async () => {
    const { key } = await somebody(true);
    const client = await connectClient(door.url, key, { capabilities: able.capabilities });
    const asked: string[] = [];
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      asked.push(params.message);
      return { action: 'accept', content: { text: 'from the person' } };
    });
    expect((await client.callTool(note)).structuredContent).toEqual({ id: 7 });
    expect(asked).toEqual([expect.stringContaining('text')]);
    await client.close();
  });
});
