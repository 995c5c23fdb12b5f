import { mcpServer } from '../../libs/sdk/src/adapters/mcp.js';
import { Skillhub, SkillhubError } from '@hub/sdk';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

let house: House;
let key: string;
let hub: Skillhub;

beforeAll(async () => {
  house = await openHouse();
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect('triage-issues');
  key = await ana.key();
  hub = new Skillhub({ url: `${house.url}/`, key, agent: 'sdk-story' });
}, 60_000);
afterAll(() => house.close());

const caught = async (work: Promise<unknown>): Promise<SkillhubError> => {
  const cause = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(cause).toBeInstanceOf(SkillhubError);
  return cause as SkillhubError;
};

describe('the SDK', () => {
  it('lists the tools of the person, and those of one skill', async () => {
    const all = await hub.tools();
    const some = await hub.tools({ skill: 'triage-issues' });
    expect(all.length).toBeGreaterThan(some.length);
    expect(some.map(({ name }) => name)).toContain('github_get_issue');
  });

  it('calls a tool with an input and an answer that the compiler knows', async () => {
    const { result, account } = await hub.call('github_search_issues', {
      repo: 'northwind/robot-arm',
      limit: 2,
    });
    const titles: string[] = result.items.map(({ title }) => title);
    expect(titles).toHaveLength(2);
    expect(account).toBe('ana-lopez');
  });

  it('gets the answer as text for a model to read', async () => {
    const text = await hub.callForText('github_search_issues', { repo: 'northwind/robot-arm', limit: 2 });
    expect(text).toMatch(/^has_more: /);
    expect(text).toContain('items (2):');
  });

  it('says who it was in the activity of the person', async () => {
    const rows = await house.query<{ agent: string; door: string }>(
      `SELECT DISTINCT agent, door FROM calls WHERE agent = 'sdk-story'`,
    );
    expect(rows).toEqual([{ agent: 'sdk-story', door: 'rest' }]);
  });

  it('hands files in and out', async () => {
    const bytes = new TextEncoder().encode('Grüße');
    const { file_handle: handle } = await hub.files.put('note.txt', bytes, 'text/plain');
    expect(await hub.files.get(handle)).toEqual(bytes);
  });
});

describe('what went wrong', () => {
  it('is an error with a code, words and the link that helps', async () => {
    const error = await caught(hub.call('jira_get_issue', { key: 'ARM-1' }));
    expect(error).toMatchObject({ code: 'not_connected', status: 409 });
    expect(error.fix?.url).toMatch(new RegExp(`^${house.url}/`));
    expect(error.toText()).toContain(error.fix?.url);
  });

  it('names the input that was wrong', async () => {
    const error = await caught(hub.call('github_get_issue', { repo: '../etc', number: 1 }));
    expect(error).toMatchObject({ code: 'invalid_input', problems: [{ field: 'repo' }] });
    expect(error.toText()).toContain('repo: ');
  });

  it('is said of a hub that does not answer, without the key', async () => {
    const away = new Skillhub({ url: 'http://127.0.0.1:1', key });
    const error = await caught(away.tools());
    expect(error).toMatchObject({ code: 'no_answer', status: 0 });
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain(key);
  });
});

it('E4 asks again when an answer is lost on the way, and nothing is done twice', async () => {
  let lost = 0;
  const losing: typeof fetch = async (...request) => {
    const answer = await fetch(...request);
    if (lost > 0) return answer;
    lost += 1;
    await answer.arrayBuffer();
    throw new TypeError('fetch failed');
  };
  const unlucky = new Skillhub({ url: house.url, key, fetch: losing });
  const body = `Said once ${crypto.randomUUID()}`;
  const { result } = await unlucky.call('github_comment', {
    repo: 'northwind/robot-arm',
    number: 1,
    body,
  });
  expect(result.url).toContain('robot-arm');
  const { result: issue } = await hub.call('github_get_issue', {
    repo: 'northwind/robot-arm',
    number: 1,
    comments: 50,
  });
  expect(lost).toBe(1);
  expect(JSON.stringify(issue).split(body)).toHaveLength(2);
});

it('ends a call when it is told to, and does not ask again', async () => {
  const asked: unknown[] = [];
  const slow: typeof fetch = async (url, init) => {
    asked.push(url);
    return new Promise((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
    );
  };
  const patient = new Skillhub({ url: house.url, key, fetch: slow });
  const signal = AbortSignal.timeout(50);
  await expect(patient.tools({ signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(asked).toHaveLength(1);
});

it('makes the entry of an MCP client', () => {
  expect(mcpServer({ url: 'https://hub.example/', skill: 'triage-issues' })).toEqual({
    type: 'http',
    url: 'https://hub.example/mcp/triage-issues',
  });
  expect(mcpServer({ url: 'https://hub.example', key: 'skh_x' })).toEqual({
    type: 'http',
    url: 'https://hub.example/mcp',
    headers: { Authorization: 'Bearer skh_x' },
  });
});
