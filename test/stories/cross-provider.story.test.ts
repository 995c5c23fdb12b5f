import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { rowsOf } from '../catalog/cases/rows.js';
import type { Fields } from '../catalog/cases/tool-case.js';
import { type House, openHouse } from '../support/house.js';
import { type McpWorld, openMcp, refusalOf } from '../support/mcp-world.js';
import { Visitor } from '../support/visitor.js';

const skill = 'write-the-weekly-product-update';
const site = 'northwind';

interface Shown {
  readonly state: string;
  readonly missing?: readonly string[];
  readonly providers: readonly { readonly id: string; readonly state: string; readonly account?: string }[];
}

let house: House;
let ana: Visitor;
let update: McpWorld;

beforeAll(async () => {
  house = await openHouse();
  ana = await new Visitor(house, 'ana').signIn();
  await ana.connect(skill);
  update = await openMcp(house.url, await ana.key(), skill);
}, 60_000);
afterAll(async () => {
  await update.close();
  await house.close();
});

const shown = (): Promise<Shown> => ana.json<Shown>(`/api/v1/skills/${skill}`);
const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const titles = (answer: Fields, key = 'title'): string[] => rowsOf(answer).map((row) => String(row[key]));

describe('the weekly product update with GitHub alone', () => {
  it('works in part, and says what is missing', async () => {
    const { state, missing, providers } = await shown();
    expect({ state, missing }).toEqual({ state: 'partly', missing: ['Atlassian', 'Google'] });
    expect(providers.map(({ id, state: step }) => [id, step])).toEqual([
      ['github', 'connected'],
      ['atlassian', 'available'],
      ['google', 'available'],
    ]);
  });

  it('collects what was merged this week', async () => {
    const merged = await update.call('github_search_pull_requests', { merged_since: day(7) });
    expect(titles(merged)).toContain('FLEET-3: Export the event log as CSV');
  });

  it.each([
    ['jira_search_issues', { state: 'done' }, 'Atlassian'],
    ['drive_search_files', { name: 'Product update' }, 'Google'],
    ['gmail_create_draft', { to: ['ben@northwind.example'], subject: 'Update', body: 'Hi' }, 'Google'],
  ])('%s says which account to connect, and where', async (tool, input, provider) => {
    const refused = await refusalOf(update.call(tool, input));
    expect(refused.code).toBe('not_connected');
    expect(refused.message).toContain(provider);
    expect(refused.fix).toEqual({ label: `Connect ${provider}`, path: `${house.url}/skills/${skill}` });
  });

  it('tells the agent how to go on without the rest', () => {
    expect(update.instructions()).toContain('Where a provider is not connected');
  });
});

describe('the weekly product update with every account', () => {
  let body: string;
  let url: string;

  beforeAll(async () => {
    await ana.connect(skill);
    expect((await shown()).missing).toEqual(['Google']);
    await ana.connect(skill);
  }, 20_000);

  it('is connected, with an account at each provider', async () => {
    const { state, providers } = await shown();
    expect(state).toBe('connected');
    expect(providers.map(({ id, account }) => [id, account])).toEqual([
      ['github', 'ana-lopez'],
      ['atlassian', 'ana@northwind.example'],
      ['google', 'ana@northwind.example'],
    ]);
  });

  it('finds last week’s document and reads its form', async () => {
    const found = await update.call('drive_search_files', { name: 'Product update', types: ['doc'] });
    const newest = rowsOf(found).find(({ name }) => /^Product update, week \d+$/.test(String(name)));
    const read = await update.call('drive_read_file', { file: newest?.['file_id'] });
    expect(read['text']).toMatch(/^# Product update, week \d+/);
    expect(read['text']).toMatch(/## Done[\s\S]*## In progress[\s\S]*## Risks[\s\S]*## Next week/);
  });

  it('collects merged pull requests, releases, and issues that moved', async () => {
    const merged = await update.call('github_search_pull_requests', { merged_since: day(7) });
    const releases = await update.call('github_list_releases', { repo: 'northwind/fleet-console' });
    expect(titles(releases, 'tag')).toContain('v1.8.0');
    const done = await update.call('jira_search_issues', { resolved_since: day(14), site });
    expect(titles(done, 'summary')).toContain('Poll every ten seconds instead of every second');
    const open = await update.call('jira_count_issues', { project: 'ARM', state: 'open', site });
    expect(open['count']).toBeGreaterThan(0);
    body = ['# Product update', '', '## Done', '', ...titles(merged).map((one) => `- ${one}`)].join('\n');
  });

  it('writes the document', async () => {
    const made = await update.call('drive_create_document', {
      name: 'Product update, this week',
      markdown: body,
    });
    url = String(made['url']);
    const read = await update.call('drive_read_file', { file: made['file_id'] });
    expect(read['text']).toContain('FLEET-3: Export the event log as CSV');
  });

  it('drafts the mail to those who got last week’s, and sends nothing', async () => {
    await ana.connect('read-and-search-email');
    const all = await openMcp(house.url, await ana.key());
    const [last] = rowsOf(
      await all.call('gmail_search_threads', {
        query: 'in:sent from:me subject:"Product update" newer_than:10d',
      }),
    );
    const thread = await all.call('gmail_get_thread', { thread_id: last?.['thread_id'] });
    const [mail] = rowsOf(thread, 'messages');
    const to = mail?.['to'] as string[];
    expect(to.join(', ')).toMatch(
      /chloe@northwind\.example.*ben@northwind\.example.*team@northwind\.example/,
    );
    const draft = await update.call('gmail_create_draft', {
      to,
      cc: mail?.['cc'],
      subject: 'Product update',
      body: url,
    });
    const kept = await all.call('gmail_get_draft', { draft_id: draft['draft_id'] });
    expect(JSON.stringify(kept)).toContain('marta@northwind.example');
    expect(JSON.stringify(kept)).toContain(url);
    const sent = await all.call('gmail_search_threads', {
      query: 'in:sent subject:"Product update" newer_than:1d',
    });
    expect(rowsOf(sent)).toEqual([]);
    await all.close();
  });
});
