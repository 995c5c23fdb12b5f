import { CompanySignIn, type Person } from '@hub/identity';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { BrowserLike } from '../../../../test/support/browser-like.js';
import {
  type CompanyIssuer,
  type IssuedClaims,
  startCompanyIssuer,
} from '../../../../test/support/company-issuer.js';
import { aPerson, type IdentityHub, startIdentityHub } from '../../../../test/support/identity-hub.js';

let hub: IdentityHub;
let issuer: CompanyIssuer;
let admin: Person;
const secret = 'the-issuers-own-secret-of-the-hub';

const somebody = (claims: Partial<IssuedClaims> = {}): IssuedClaims => ({
  sub: 'someone',
  email: 'someone@northwind.example',
  email_verified: true,
  name: 'Some One',
  groups: [],
  ...claims,
});

beforeAll(async () => {
  hub = await startIdentityHub();
  const chloe = { company: 'northwind', email: 'chloe@northwind.example' };
  const ids = await aPerson(hub.query, { ...chloe, roles: ['company_admin'] });
  await aPerson(hub.query, { company: 'contoso', email: 'someone@northwind.example' });
  const redirectUri = `${hub.publicUrl}/sign-in/oidc/northwind/callback`;
  issuer = await startCompanyIssuer({ clientId: 'hub', secret, redirectUri, first: somebody() });
  admin = { ...ids, email: chloe.email, name: 'Chloe', roles: ['company_admin'], teamIds: [] };
  await setProvider();
}, 60_000);
afterAll(async () => {
  await issuer.close();
  await hub.close();
});

const setProvider = (): Promise<void> =>
  hub.app.get(CompanySignIn).set(admin, {
    title: 'Northwind login',
    issuer: issuer.url,
    clientId: 'hub',
    secret,
    roleOfGroup: { editors: 'catalogue_editor', admins: 'company_admin' },
  });

async function signInAs(claims: IssuedClaims) {
  issuer.current = claims;
  const browser = new BrowserLike(hub.url, hub.publicUrl);
  const { way } = await browser.open(`${hub.publicUrl}/sign-in/oidc/northwind`);
  const me = await browser.ask('/api/v1/me');
  return { browser, end: way.at(-1), me: (await me.json()) as Record<string, unknown> };
}

it('creates a person at their first sign-in, in that company only, with the roles of their groups', async () => {
  const { end, me } = await signInAs(somebody({ groups: ['editors', 'football'] }));
  expect(end).toBe(`${hub.publicUrl}/`);
  expect(me).toMatchObject({
    person: { name: 'Some One', email: 'someone@northwind.example' },
    company: { slug: 'northwind' },
    roles: ['catalogue_editor'],
  });
});

it('knows them again by subject whatever their address, and takes a role that their groups no longer give', async () => {
  const first = await signInAs(somebody({ groups: ['editors'] }));
  const again = await signInAs(somebody({ email: 'renamed@northwind.example', email_verified: false }));
  expect(again.me['person']).toEqual(first.me['person']);
  expect(again.me['roles']).toEqual([]);
});

it('links somebody who was there before by an address that the issuer has verified', async () => {
  const { id } = await aPerson(hub.query, { company: 'northwind', email: 'dora@northwind.example' });
  const { me } = await signInAs(somebody({ sub: 'dora', email: 'Dora@northwind.example' }));
  expect(me['person']).toMatchObject({ id });
});

it.each([
  ['an address that the issuer has not verified', { sub: 'x1', email_verified: false }, 'not_verified'],
  ['an address that belongs to another subject', { sub: 'x2' }, 'refused'],
])('R27 refuses %s', async (_what, claims, problem) => {
  const { end, me } = await signInAs(somebody(claims));
  expect(end).toBe(`${hub.publicUrl}/sign-in?problem=${problem}`);
  expect(me['status']).toBe(401);
});

it('keeps out whoever the company has disabled', async () => {
  await hub.query(`UPDATE people SET status = 'disabled' WHERE email = 'dora@northwind.example'`);
  const { end } = await signInAs(somebody({ sub: 'dora', email: 'dora@northwind.example' }));
  expect(end).toBe(`${hub.publicUrl}/sign-in?problem=refused`);
});

it('R1 sends state, nonce and a PKCE challenge, and takes each answer once', async () => {
  issuer.current = somebody();
  const browser = new BrowserLike(hub.url, hub.publicUrl);
  const { way } = await browser.open(`${hub.publicUrl}/sign-in/oidc/northwind`);
  const asked = new URL(way[1] ?? '').searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('state')?.length).toBeGreaterThanOrEqual(43);
  expect(asked.get('nonce')?.length).toBeGreaterThanOrEqual(43);
  const callback = way.find((url) => url.includes('/callback?')) ?? '';
  const replay = await browser.open(callback);
  expect(replay.way.at(-1)).toMatch(/\/sign-in\?problem=/);
});

it('R1 takes an answer only in the browser that asked', async () => {
  issuer.current = somebody();
  const one = new BrowserLike(hub.url, hub.publicUrl);
  const { way } = await one.open(`${hub.publicUrl}/sign-in/oidc/northwind`);
  const callback = way.find((url) => url.includes('/callback?')) ?? '';
  const other = new BrowserLike(hub.url, hub.publicUrl);
  expect((await other.open(callback)).way.at(-1)).toMatch(/\/sign-in\?problem=/);
  expect((await other.ask('/api/v1/me')).status).toBe(401);
});

it('R3 refuses a wrong iss and shows none of the issuer’s words', async () => {
  const browser = new BrowserLike(hub.url, hub.publicUrl);
  const begun = await browser.ask('/sign-in/oidc/northwind');
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const query = new URLSearchParams({
    error: 'canary',
    error_description: 'canary',
    state,
    iss: 'http://x.example',
  });
  const answer = await browser.ask(`/sign-in/oidc/northwind/callback?${query}`);
  expect(answer.headers.get('location')).toBe(`${hub.publicUrl}/sign-in?problem=company_sign_in_failed`);
});

it('sends a sign-in at an unknown company back to the page', async () => {
  const browser = new BrowserLike(hub.url, hub.publicUrl);
  const { way } = await browser.open(`${hub.publicUrl}/sign-in/oidc/nobody`);
  expect(way.at(-1)).toBe(`${hub.publicUrl}/sign-in?problem=unknown_company`);
});

it('offers the company’s sign-in by its title', async () => {
  const browser = new BrowserLike(hub.url, hub.publicUrl);
  const answer = await browser.ask('/api/v1/sign-in/options?company=northwind');
  expect(await answer.json()).toMatchObject({
    oidc: { title: 'Northwind login', url: `${hub.publicUrl}/sign-in/oidc/northwind` },
  });
});

it('R25 keeps the client’s secret sealed, and keeps it when it is not given again', async () => {
  await hub.app.get(CompanySignIn).set(admin, { title: 'Renamed', issuer: issuer.url, clientId: 'hub' });
  const rows = await hub.query<{ row: string; secret: Buffer }>(
    'SELECT secret, i::text AS row FROM identity_providers i',
  );
  expect(rows[0]?.row).not.toContain(secret);
  expect(rows[0]?.secret.includes(secret)).toBe(false);
  expect((await signInAs(somebody())).end).toBe(`${hub.publicUrl}/`);
});

it.each(['http://issuer.example', 'ftp://issuer.example'])('R8 refuses an issuer at %s', async (url) => {
  const wrong = hub.app.get(CompanySignIn).set(admin, { title: 'x', issuer: url, clientId: 'x', secret });
  await expect(wrong).rejects.toThrow(/https/);
});

it('lets only a company admin set it', async () => {
  const editor: Person = { ...admin, roles: ['catalogue_editor'] };
  const wrong = hub.app
    .get(CompanySignIn)
    .set(editor, { title: 'x', issuer: issuer.url, clientId: 'x', secret });
  await expect(wrong).rejects.toThrow('Only a company admin may do this.');
});
