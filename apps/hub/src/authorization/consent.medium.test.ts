import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  type AgentsHub,
  aSignedIn,
  openAgentsHub,
  signIn,
  type SignedIn,
} from '../../../../test/support/agents-hub.js';
import { BrowserLike } from '../../../../test/support/browser-like.js';
import { answerPage, OauthAgent, openPage } from '../../../../test/support/oauth-agent.js';

let hub: AgentsHub;
let ana: SignedIn;
let eve: SignedIn;
let onDevice: OauthAgent;
let onWeb: OauthAgent;

beforeAll(async () => {
  hub = await openAgentsHub();
  [ana, eve] = await Promise.all([aSignedIn(hub), aSignedIn(hub)]);
  onDevice = await new OauthAgent(hub.url).register({ client_name: 'Desk agent' });
  onWeb = await new OauthAgent(hub.url, 'https://agent.example/back').register({ client_name: 'Web agent' });
}, 60_000);
afterAll(() => hub.close());

const yes = { allow: true, skills: null, writes: true };

describe('the page of an agent’s request', () => {
  it('names the agent, where it is answered, the skills and the person', async () => {
    const page = await openPage(ana.browser, onDevice.address({ scope: 'tools:read' }));
    const asked = await (await ana.browser.ask(`${page.pathname}/request`)).json();
    expect(asked).toEqual({
      agent: { id: onDevice.clientId, name: 'Desk agent' },
      redirect: { kind: 'device', host: '127.0.0.1' },
      person: { name: ana.person.name, email: ana.person.email },
      skills: [
        { id: 'keep-notes', title: 'Keep notes', summary: 'Find and write notes.' },
        { id: 'read-notes', title: 'Read notes', summary: 'Find notes.' },
      ],
      wants_writes: false,
      before: null,
    });
  });

  it('gives only what was asked for, whatever comes back from it', async () => {
    const back = await onDevice.ask(ana.browser, yes, { scope: 'tools:read' });
    const trade = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' };
    expect(await (await onDevice.trade(trade)).json()).toMatchObject({ scope: 'tools:read' });
    const page = await openPage(ana.browser, onDevice.address({ resource: `${hub.url}/mcp/read-notes` }));
    await expect(answerPage(ana.browser, page, { ...yes, skills: ['keep-notes'] })).rejects.toThrow(
      'Not offered',
    );
  });

  it('sends a no back as a no, and nothing is left of it', async () => {
    const before = (await hub.grants.listOf(ana.person)).length;
    const back = await onDevice.ask(ana.browser, { allow: false });
    expect([back.origin, back.searchParams.get('error')]).toEqual([
      'http://127.0.0.1:33418',
      'access_denied',
    ]);
    expect(await hub.grants.listOf(ana.person)).toHaveLength(before);
  });

  it('waits for somebody to sign in, and then asks them', async () => {
    const browser = new BrowserLike(hub.url, hub.url);
    const page = await openPage(browser, onDevice.address());
    expect((await browser.ask(`${page.pathname}/request`)).status).toBe(401);
    const signedIn = await signIn(hub, ana.person, browser);
    expect((await signedIn.ask(`${page.pathname}/request`)).status).toBe(200);
    expect((await answerPage(signedIn, page, yes)).searchParams.get('code')).toBeTruthy();
  });
});

describe('R11 consent is asked per client and counts only on the browser where it was asked', () => {
  it('R11 every client is asked for, however well known another one is', async () => {
    await onWeb.connect(ana.browser);
    const other = await new OauthAgent(hub.url, 'https://agent.example/back').register({
      client_name: 'Web agent',
    });
    expect((await openPage(ana.browser, other.address())).pathname).toMatch(/^\/allow\//);
  });

  it('R11 what was said is remembered for a client on the web, at the same address and for no more than then', async () => {
    const onWeb = await new OauthAgent(hub.url, 'https://agent.example/new').register();
    await onWeb.connect(ana.browser, { writes: false });
    const again = await openPage(ana.browser, onWeb.address({ scope: 'tools:read' }));
    expect(again.searchParams.get('code')).toBeTruthy();
    const more = await openPage(ana.browser, onWeb.address({ scope: 'tools:write' }));
    const elsewhere = await openPage(ana.browser, onWeb.address({ resource: `${hub.url}/mcp/read-notes` }));
    const asked = await openPage(
      ana.browser,
      onWeb.address({ scope: 'tools:read', more: { prompt: 'consent' } }),
    );
    expect([more, elsewhere, asked].map(({ pathname }) => pathname.slice(0, 7))).toEqual([
      '/allow/',
      '/allow/',
      '/allow/',
    ]);
  });

  it('R11 a client on a device is asked for each time: anything there could claim to be it', async () => {
    await onDevice.connect(ana.browser);
    expect((await openPage(ana.browser, onDevice.address())).pathname).toMatch(/^\/allow\//);
  });

  // CVE-2026-27124: an attacker begins, the victim's browser is brought in half-way.
  it('R11 a page that another browser began cannot be read or answered', async () => {
    const page = await openPage(eve.browser, onDevice.address());
    expect((await ana.browser.ask(`${page.pathname}/request`)).status).toBe(404);
    await expect(answerPage(ana.browser, page, yes)).rejects.toThrow('404');
  });

  it('R11 a yes of one person on a browser where another is signed in meanwhile gives neither a code', async () => {
    const browser = await signIn(hub, ana.person);
    const page = await openPage(browser, onDevice.address());
    const answer = await browser.ask(`${page.pathname}/answer`, { method: 'POST', body: yes });
    const { url } = (await answer.json()) as { url: string };
    await signIn(hub, eve.person, browser);
    const then = await openPage(browser, url);
    expect([then.pathname.slice(0, 7), then.searchParams.get('code')]).toEqual(['/allow/', null]);
  });

  it('R11 the way back that one browser was given is worth nothing on another', async () => {
    const page = await openPage(ana.browser, onDevice.address());
    const answer = await ana.browser.ask(`${page.pathname}/answer`, { method: 'POST', body: yes });
    const { url } = (await answer.json()) as { url: string };
    await expect(openPage(await signIn(hub, eve.person), url)).rejects.toThrow('400');
    expect((await openPage(ana.browser, url)).searchParams.get('code')).toBeTruthy();
    await expect(openPage(ana.browser, url)).rejects.toThrow('400');
  });

  it('R11 signing out ends what was remembered on this browser', async () => {
    const browser = await signIn(hub, ana.person);
    await onWeb.connect(browser);
    await browser.ask('/api/v1/sign-out', { method: 'POST' });
    expect((await openPage(browser, onWeb.address())).pathname).toMatch(/^\/allow\//);
  });

  it('R11 a client that may not ask gets no page and sends nobody anywhere', async () => {
    for (const bad of [{ client_id: 'nobody' }, { redirect_uri: 'https://evil.example/' }]) {
      const address = new URL(onDevice.address());
      for (const [name, value] of Object.entries(bad)) address.searchParams.set(name, value);
      const answer = await ana.browser.ask(address.pathname + address.search, {
        headers: { accept: 'text/html' },
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
      expect(await answer.text()).toContain('This agent was not connected');
    }
  });

  it('R11 asked without a page, the answer is that one is needed', async () => {
    const back = await openPage(ana.browser, onDevice.address({ more: { prompt: 'none' } }));
    expect(back.searchParams.get('error')).toMatch(/consent_required|interaction_required/);
  });
});

describe('R16 what a browser may send and be shown', () => {
  it('R16 the answer cannot be sent by another site’s page or as a form', async () => {
    const page = await openPage(ana.browser, onDevice.address());
    const path = `${page.pathname}/answer`;
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await ana.browser.ask(path, { method: 'POST', body: yes, headers: foreign })).status).toBe(403);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ana.browser.ask(path, { method: 'POST', body: yes, headers: form })).status).toBe(403);
    expect((await answerPage(ana.browser, page, { allow: false })).searchParams.get('error')).toBe(
      'access_denied',
    );
  });

  it('R16 nothing of it may be framed, kept or given away, and its cookies go nowhere else', async () => {
    const address = new URL(onDevice.address());
    const answer = await ana.browser.ask(address.pathname + address.search);
    const bad = await ana.browser.ask('/oidc/auth?client_id=x', { headers: { accept: 'text/html' } });
    for (const { headers } of [answer, bad]) {
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual([
        'no-referrer',
        'no-store',
      ]);
    }
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Secure-skillhub-/);
      expect(cookie).toMatch(/path=\/(oidc|allow\/)/);
      for (const attribute of ['secure', 'httponly', 'samesite=lax'])
        expect(cookie.toLowerCase()).toContain(attribute);
    }
  });

  it('R16 a request for a token from another site’s page is refused', async () => {
    const answer = await onDevice.trade(
      { grant_type: 'refresh_token', refresh_token: 'x' },
      { origin: 'https://evil.example' },
    );
    expect(answer.status).toBe(403);
  });
});
