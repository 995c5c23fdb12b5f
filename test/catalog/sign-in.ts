import type { Endpoint, Provider } from '@hub/kit';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';

const returnTo = 'http://127.0.0.1:9/callback';

/** A person's grant at a stand-in: how to reach it, and with which token. */
export interface SignedIn {
  readonly urls: Readonly<Record<string, string>>;
  readonly token: string;
}

interface StandIns {
  readonly google?: { accounts: string; oauth: string; api: string };
  readonly atlassian?: { auth: string; api: string };
}

/** The stand-ins' base URLs by provider, under the names that the provider gives them. */
export function urlsIn(sandbox: Sandbox): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { google, atlassian } = sandbox as StandIns;
  const { web, api } = sandbox.github;
  return {
    github: { web, api },
    ...(google && {
      google: {
        ...addressesIn(google),
        gmail: google.api,
        drive: google.api,
        userinfo: `${google.api}/oauth2`,
      },
    }),
    ...(atlassian && { atlassian: addressesIn(atlassian) }),
  };
}

// The stand-ins name their client beside their addresses.
const addressesIn = (standIn: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(standIn).filter(([, value]) => URL.canParse(value)));

/** Goes through consent as a browser would, with everything ticked, and redeems the code. Throws where the stand-in refuses. */
export async function signIn(
  sandbox: Sandbox,
  provider: Provider,
  login: string,
  scopes: readonly string[],
): Promise<SignedIn> {
  sandbox.allowRedirect(returnTo);
  const urls = urlsIn(sandbox)[provider.id] ?? {};
  const at = ({ base, path }: Endpoint): string => `${urls[base]}${path}`;
  const code = await consent(at(provider.oauth.authorize), askedOf(sandbox, provider, scopes), login);
  return { urls, token: await redeem(at(provider.oauth.token), provider, fieldsOf(sandbox, code)) };
}

function askedOf(sandbox: Sandbox, { oauth }: Provider, scopes: readonly string[]): URLSearchParams {
  const asked = [...new Set([...(oauth.signInScopes ?? []), ...scopes])];
  return new URLSearchParams({
    ...oauth.extraParameters,
    client_id: sandbox.github.clientId,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: asked.join(oauth.scopeSeparator),
    state: 'signing-in',
  });
}

async function consent(authorize: string, asked: URLSearchParams, login: string): Promise<string> {
  const page = await fetch(`${authorize}?${asked.toString()}`);
  const html = await page.text();
  const form = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input[^>]*>/g))
    if (/type="(?:hidden|checkbox)"/.test(tag)) form.append(attribute(tag, 'name'), attribute(tag, 'value'));
  form.set('login', login);
  form.set('decision', 'allow');
  const action = attribute(/<form[^>]*>/.exec(html)?.[0] ?? '', 'action');
  const answer = await fetch(new URL(action, authorize), { method: 'POST', body: form, redirect: 'manual' });
  const code = URL.parse(answer.headers.get('location') ?? '')?.searchParams.get('code');
  if (!code) throw new Error(`No consent at ${authorize}: ${page.status}, then ${answer.status}`);
  return code;
}

const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };

const attribute = (tag: string, name: string): string =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll(
    /&(#?\w+);/g,
    (whole, entity: string) => entities[entity] ?? whole,
  );

const fieldsOf = (sandbox: Sandbox, code: string): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: returnTo,
  client_id: sandbox.github.clientId,
  client_secret: sandbox.github.clientSecret,
});

async function redeem(url: string, { oauth }: Provider, fields: Record<string, string>): Promise<string> {
  const isJson = oauth.tokenBody === 'json';
  const answer = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json', ...(isJson && { 'content-type': 'application/json' }) },
    body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`No token from ${url}: ${answer.status}`);
  return token;
}
