import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

import { openBrowser } from '../support/browser.js';
import { signInAt } from '../support/consent-pages.js';
import { openHouse } from '../support/house.js';
import { callTool, people, Visitor } from '../support/visitor.js';
import { connect, disconnect } from './in-the-browser.js';
import { expectThat, step } from './steps.js';

const skill = 'manage-pull-requests';

interface Row {
  readonly repo: string;
  readonly number: number;
  readonly title: string;
}

/** Sign in, connect, use over MCP and REST, disconnect. Throws at the first step that does not hold. */
export async function takeJourney(): Promise<void> {
  process.stdout.write('\nThe journey\n');
  const house = await step('a hub, a sandbox and a database of its own', () => openHouse());
  const browser = await openBrowser();
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  try {
    await step('Ana signs in', () => signInAt(page, house.url, 'ana'));
    await connect(page, people.ana.login);
    const key = await (await new Visitor(house, 'ana').signIn()).key();
    const row = await overMcp(house.url, key);
    await overRest(house.url, key, row);
    const token = house.sandbox.issuedTokens().find((one) => one.startsWith('ghu_')) ?? '';
    await step('disconnect', () => disconnect(page, house.url));
    await step('the old token is dead at the sandbox', async () => {
      const answer = await fetch(`${house.sandbox.github.api}/user`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expectThat(answer.status === 401, 'the sandbox refuses the old token', answer.status);
    });
    await step('a call now says where to connect', async () => {
      const answer = await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' });
      const { code, fix } = (await answer.json()) as { code: string; fix: { url: string } };
      expectThat(code === 'not_connected' && fix.url.includes('/skills/'), 'not_connected with a link', {
        code,
        fix,
      });
    });
  } catch (cause) {
    process.stdout.write(`\nThe page said:\n${await page.locator('body').innerText()}\n`);
    throw cause;
  } finally {
    await browser.close();
    await house.close();
  }
}

async function overMcp(url: string, key: string): Promise<Row> {
  const client = new Client({ name: 'journey', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp/${skill}`), { requestInit }));
  await step('MCP: list the tools of the skill', async () => {
    const { tools } = await client.listTools();
    expectThat(
      tools.length === 6,
      '6 tools',
      tools.map(({ name }) => name),
    );
    return `${tools.length} tools`;
  });
  const row = await step('MCP: search → a pull request', async () => {
    const answer = await client.callTool({
      name: 'github_search_pull_requests',
      arguments: { state: 'open', author: '@me' },
    });
    const { items } = answer.structuredContent as { items: Row[] };
    expectThat(items.length > 0, 'an open pull request of mine', answer);
    return items[0]!;
  });
  await step('MCP: read it', async () => {
    const answer = await client.callTool({
      name: 'github_get_pull_request',
      arguments: { repo: row.repo, number: row.number },
    });
    expectThat(
      (answer.structuredContent as { title?: string }).title === row.title,
      'the same pull request',
      answer,
    );
  });
  await step('MCP: comment on it', async () => {
    const input = { repo: row.repo, number: row.number, body: 'Looks good from here.' };
    const answer = await client.callTool({ name: 'github_comment', arguments: input });
    expectThat(!answer.isError, 'a comment', answer);
  });
  await client.close();
  return row;
}

async function overRest(url: string, key: string, { repo, number }: Row): Promise<void> {
  const call = async <Result>(tool: string, input: unknown): Promise<Result> => {
    const answer = await callTool(url, key, tool, input);
    const text = await answer.text();
    expectThat(answer.ok, `${tool} answers`, text);
    return (JSON.parse(text) as { result: Result }).result;
  };
  await step('REST: list the tools', async () => {
    const answer = await fetch(`${url}/api/v1/tools`, { headers: { authorization: `Bearer ${key}` } });
    const { items } = (await answer.json()) as { items: unknown[] };
    return `${items.length} tools`;
  });
  const before = await step('REST: read the pull request', () =>
    call<{ head_sha: string }>('github_get_pull_request', { repo, number }),
  );
  await step('REST: merge it, guarded by its head', async () => {
    const merged = await call<{ merged: boolean }>('github_merge_pull_request', {
      repo,
      number,
      method: 'squash',
      expected_head_sha: before.head_sha,
    });
    expectThat(merged.merged, 'merged', merged);
  });
}
