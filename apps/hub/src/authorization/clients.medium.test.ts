import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  type AgentsHub,
  aSignedIn,
  openAgentsHub,
  type SignedIn,
} from '../../../../test/support/agents-hub.js';
import { BrowserLike } from '../../../../test/support/browser-like.js';
import { mcpCall } from '../../../../test/support/mcp-call.js';
import { OauthAgent, openPage } from '../../../../test/support/oauth-agent.js';

let hub: AgentsHub;
let guarded: AgentsHub;
let ana: SignedIn;
let documents: Server;
const served = new Map<string, (id: string) => unknown>();
let fetched: string[] = [];

beforeAll(async () => {
  documents = createServer((request, response) => {
    fetched.push(request.url ?? '');
    const id = `https://agents.example${request.url}`;
    const body = served.get(request.url ?? '')?.(id);
    if (body === 'never') return;
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => documents.listen(0, '127.0.0.1', resolve));
  const { port } = documents.address() as AddressInfo;
  // The network as the hub would see it, were agents.example there: only the way is shorter.
  const near = (url: string | URL, { signal, headers, redirect }: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`, {
      ...(signal && { signal }),
      ...(headers && { headers }),
      ...(redirect && { redirect }),
    });
  guarded = await openAgentsHub();
  // The later of two signs people in: Passport knows one strategy of a name in a process.
  hub = await openAgentsHub({ fetch: near });
  ana = await aSignedIn(hub);
}, 60_000);
afterAll(async () => {
  documents.closeAllConnections();
  await new Promise((closed) => documents.close(closed));
  await hub.close();
  await guarded.close();
});

const said = async (answer: Response) => [answer.status, ((await answer.json()) as { error?: string }).error];

describe('R12 a client that registers itself', () => {
  it.each([
    ['plain http', ['http://agent.example/back']],
    ['a fragment', ['https://agent.example/back#x']],
    ['a script', ['javascript:alert(1)']],
    ['a page of data', ['data:text/html,x']],
    ['a user name', ['https://hub@evil.example/']],
    ['no address', ['back']],
    ['none at all', []],
    ['one of another kind', [7]],
    ['too many', Array.from({ length: 21 }, (_, n) => `https://agent.example/${n}`)],
  ])('R12 is not taken with %s as its redirect', async (_name, redirects) => {
    const [status, error] = await said(
      await new OauthAgent(hub.url).registration({ redirect_uris: redirects }),
    );
    expect(status).toBe(400);
    expect(error).toMatch(/invalid_redirect_uri|invalid_client_metadata/);
  });

  it('R12 is public, for codes alone, whatever it asks for', async () => {
    const answer = await new OauthAgent(hub.url).registration({
      grant_types: ['authorization_code', 'implicit', 'client_credentials'],
      response_types: ['token'],
      token_endpoint_auth_method: 'client_secret_basic',
      scope: 'admin everything',
      client_id: 'service.x',
    });
    const metadata = (await answer.json()) as Record<string, unknown>;
    expect(answer.status).toBe(201);
    expect(metadata).toMatchObject({
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    });
    expect(Object.keys(metadata)).not.toContain('client_secret');
    expect(metadata['client_id']).not.toBe('service.x');
  });

  it.each([
    'https://agent.example/back/',
    'https://agent.example/Back',
    'https://agent.example/back?x=1',
    'https://agent.example/back/../back',
    'https://agent.example:444/back',
    'https://agent.example.evil.example/back',
    'https://agent.example@evil.example/back',
    'http://agent.example/back',
    'https://agent.example/back#',
    'https://agent.example/back%00',
  ])('R12 is answered nowhere but where it registered: not at %s', async (redirectUri) => {
    const agent = await new OauthAgent(hub.url, 'https://agent.example/back').register();
    await expect(openPage(ana.browser, agent.address({ redirectUri }))).rejects.toThrow('400');
  });

  it('R12 on a device may take any port of the same loopback address and path (RFC 8252 section 7.3)', async () => {
    const agent = await new OauthAgent(hub.url, 'http://127.0.0.1/back').register();
    const at = (redirectUri: string) => openPage(ana.browser, agent.address({ redirectUri }));
    expect((await at('http://127.0.0.1:50123/back')).pathname).toMatch(/^\/allow\//);
    await expect(at('http://127.0.0.1:50123/other')).rejects.toThrow('400');
    await expect(at('http://localhost:50123/back')).rejects.toThrow('400');
    await expect(at('http://10.0.0.7:50123/back')).rejects.toThrow('400');
  });

  it('R12 may be an app with a scheme of its own, which the person is told', async () => {
    const agent = await new OauthAgent(hub.url, 'cursor://anysphere.cursor-mcp/oauth').register();
    const page = await openPage(ana.browser, agent.address());
    const asked = (await (await ana.browser.ask(`${page.pathname}/request`)).json()) as { redirect: unknown };
    expect(asked.redirect).toEqual({ kind: 'app', host: 'cursor:' });
  });

  it('R12 too often from one place is asked to wait', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 70 }, async () => (await new OauthAgent(guarded.url).registration({})).status),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(60);
  });

  it('R12 with more than it may say is refused and not read to the end', async () => {
    const answer = await new OauthAgent(hub.url).registration({ client_name: 'x'.repeat(100_000) });
    expect(answer.status).toBe(400);
  });
});

describe('R12 a client that is known by the address of its document', () => {
  const agentAt = (path: string, at = hub) => {
    const agent = new OauthAgent(at.url, 'https://agents.example/back');
    agent.clientId = `https://agents.example${path}`;
    return agent;
  };
  const good = (id: string) => ({
    client_id: id,
    client_name: 'Known agent',
    redirect_uris: ['https://agents.example/back'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  });

  it('R12 is let in without registering, and its document is not fetched each time', async () => {
    served.set('/agent.json', good);
    fetched = [];
    const tokens = await agentAt('/agent.json').connect(ana.browser);
    expect((await mcpCall(`${hub.url}/mcp`, tokens.access_token, 'paper_list_notes')).status).toBe(200);
    expect(fetched).toEqual(['/agent.json']);
  });

  it('R12 on two devices of one person has two grants: giving one back leaves the other', async () => {
    served.set('/two.json', good);
    const first = await agentAt('/two.json').connect(ana.browser, {}, { more: { prompt: 'consent' } });
    const second = await agentAt('/two.json').connect(ana.browser, {}, { more: { prompt: 'consent' } });
    const [newest] = await hub.grants.listOf(ana.person);
    await hub.grants.withdraw(ana.person, newest?.id ?? '');
    const statuses = [first, second].map(async ({ access_token: token }) => {
      return (await mcpCall(`${hub.url}/mcp`, token, 'paper_list_notes')).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 401]);
  });

  it.each([
    [
      'says another address than its own',
      '/other.json',
      () => ({ ...good('https://agents.example/agent.json') }),
    ],
    ['has a secret in it', '/secret.json', (id: string) => ({ ...good(id), client_secret: 'x' })],
    [
      'wants a shared secret',
      '/shared.json',
      (id: string) => ({ ...good(id), token_endpoint_auth_method: 'client_secret_post' }),
    ],
    ['is too large', '/large.json', (id: string) => ({ ...good(id), client_name: 'x'.repeat(6_000) })],
    ['is no JSON', '/text.json', () => 'hello'],
    ['is not there', '/missing.json', () => undefined],
    ['never comes', '/slow.json', () => 'never'],
    [
      'is answered over plain http',
      '/http.json',
      (id: string) => ({ ...good(id), redirect_uris: ['http://agents.example/back'] }),
    ],
  ])('R12 is refused when its document %s', async (_name, path, document) => {
    served.set(path, document);
    await expect(openPage(ana.browser, agentAt(path).address())).rejects.toThrow('400');
  });

  it.each([
    'https://127.0.0.1/agent.json',
    'https://localhost/agent.json',
    'https://[::1]/agent.json',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/agent.json',
    'https://[::ffff:192.168.0.1]/agent.json',
    'http://agents.example/agent.json',
    'https://user@agents.example/agent.json',
    'https://agents.example/a/../agent.json',
    'https://agents.example/agent.json#x',
  ])('R12 is not fetched from %s', async (clientId) => {
    const agent = new OauthAgent(guarded.url, 'https://agents.example/back');
    agent.clientId = clientId;
    const browser = new BrowserLike(guarded.url, guarded.url);
    await expect(openPage(browser, agent.address())).rejects.toThrow('400');
  });
});
