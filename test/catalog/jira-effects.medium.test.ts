import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { newIssue, project, read, site } from './cases/jira/places.js';
import { rowsOf } from './cases/rows.js';
import type { Fields } from './cases/tool-case.js';
import { openWire, type Wire } from './wire.js';

let sandbox: Sandbox;
let ana: Wire;

beforeAll(async () => {
  sandbox = await startSandbox();
  ana = await openWire(sandbox, 'jira', 'ana-lopez');
});
afterAll(async () => sandbox.close());

describe('a change whose answer was lost', () => {
  const uuid = () => crypto.randomUUID();

  async function settles(tool: string, input: Fields): Promise<void> {
    const operation = uuid();
    expect(await ana.settle(tool, input, operation)).toBeUndefined();
    const answer = await ana.call(tool, input, operation);
    expect(await ana.settle(tool, input, operation)).toEqual(answer);
    expect(await ana.settle(tool, input, uuid())).toBeUndefined();
  }

  it('is found by its mark where an issue was created, among others of the same title', async () => {
    await newIssue(ana, { summary: 'Twin' });
    await settles('jira_create_issue', { project, summary: 'Twin', site });
    await newIssue(ana, { summary: 'Twin' });
  });

  it('is found by its mark where a comment was made', async () => {
    const key = await newIssue(ana);
    await ana.call('jira_add_comment', { key, body: 'Same words', site });
    await settles('jira_add_comment', { key, body: 'Same words', site });
  });

  it('is found by its mark where time was logged', async () => {
    const key = await newIssue(ana);
    await ana.call('jira_log_work', { key, time_spent: '1h', site });
    await settles('jira_log_work', { key, time_spent: '1h', started: '2026-11-20T09:00:00Z', site });
  });

  it('is seen at the status where an issue was moved', async () => {
    const input = { key: await newIssue(ana), to_status: 'In Progress', site };
    expect(await ana.settle('jira_transition_issue', input, uuid())).toBeUndefined();
    const answer = await ana.call('jira_transition_issue', input);
    expect(await ana.settle('jira_transition_issue', input, uuid())).toEqual(answer);
  });
});

describe('a connection without a permission', () => {
  it('is told so, not that its token is dead', async () => {
    const reader = await openWire(sandbox, 'jira', 'ana-lopez', { scopes: ['read:jira-work'] });
    await expect(
      reader.call('jira_add_comment', { key: 'ARM-1', body: 'Hi', site }),
    ).rejects.toMatchObject({ code: 'missing_scope' });
  });

  it('that may only write cannot know what became of a comment', async () => {
    const writer = await openWire(sandbox, 'jira', 'ana-lopez', { scopes: ['write:jira-work'] });
    const input = { key: await newIssue(ana), body: 'Hi', site };
    await writer.call('jira_add_comment', input);
    await expect(writer.settle('jira_add_comment', input, crypto.randomUUID())).rejects.toMatchObject({
      code: 'missing_scope',
    });
  });

  it('comments without mentions where people cannot be looked up', async () => {
    const writer = await openWire(sandbox, 'jira', 'ana-lopez', { scopes: ['read:jira-work', 'write:jira-work'] });
    const key = await newIssue(ana);
    await writer.call('jira_add_comment', { key, body: 'Thanks @Chloe Martin', site });
    const { comments } = await read(ana, key);
    expect(comments).toMatchObject([{ text: 'Thanks @Chloe Martin' }]);
  });
});

describe('a person with one site', () => {
  it('never has to name it', async () => {
    const ben = await openWire(sandbox, 'jira', 'ben-okafor');
    expect(rowsOf(await ben.call('jira_search_issues', { assignee: 'me', state: 'open' })).length).toBeGreaterThan(0);
  });
});

describe('what an answer costs an agent', () => {
  it('is 1,300 tokens at most for 16 found issues', async () => {
    const { items } = await ana.call('jira_search_issues', { project, jql: 'assignee is not EMPTY', limit: 16, site });
    expect((items as unknown[]).length).toBe(16);
    expect(encode(JSON.stringify({ items })).length).toBeLessThanOrEqual(1_300);
  });
});
