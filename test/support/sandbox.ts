import { startSandbox } from '../../apps/sandbox/src/sandbox.js';
import type { Sandbox, SandboxOptions } from '../../apps/sandbox/src/sandbox.js';

/** Where consent returns to in tests that read the code themselves. */
export const testRedirectUri = 'http://127.0.0.1:9/callback';

/** A token answer of the sandbox, as it comes over the wire. */
export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
  error?: string;
}

/** Starts a seeded sandbox on a free port; close it in `afterAll`. */
export const sandboxForTest = (options: SandboxOptions = {}): Promise<Sandbox> =>
  startSandbox({ redirectUris: [testRedirectUri], ...options });

/** Goes through consent without a browser and gives the address it returns to. */
export async function consent(sandbox: Sandbox, fields: Record<string, string>): Promise<URL> {
  const response = await fetch(`${sandbox.github.web}/login/oauth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      client_id: sandbox.github.clientId,
      redirect_uri: testRedirectUri,
      scope: 'repo read:org',
      decision: 'allow',
      ...fields,
    }),
  });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

/** Calls the token endpoint with the demo client. */
export async function askForToken(sandbox: Sandbox, fields: Record<string, string>): Promise<TokenAnswer> {
  const response = await fetch(`${sandbox.github.web}/login/oauth/access_token`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      client_id: sandbox.github.clientId,
      client_secret: sandbox.github.clientSecret,
      ...fields,
    }),
  });
  return (await response.json()) as TokenAnswer;
}

/** Tokens of a seeded person, for tests that are not about consent. */
export async function tokensOf(
  sandbox: Sandbox,
  login: string,
  scope = 'repo read:org',
): Promise<TokenAnswer> {
  const back = await consent(sandbox, { login, scope });
  return askForToken(sandbox, { code: back.searchParams.get('code') ?? '' });
}

/** One API call with that token; `body` is parsed JSON, or the text when it is not JSON. */
export async function callApi(
  sandbox: Sandbox,
  token: string,
  route: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const response = await fetch(sandbox.github.api + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A member deep inside an answer: `part(body, 'head', 'sha')`. */
export const part = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

/** A token answer of the Google stand-in; `refresh_token` comes only with offline access and fresh consent. */
export interface GoogleTokenAnswer {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
  token_type: string;
  error?: string;
  error_description?: string;
}

/**
 * Google's consent without a browser: the address it returns to. `choices: '1'` grants only the scopes
 * listed (space-separated) in `granted`, as unticking does.
 */
export async function googleConsent(sandbox: Sandbox, fields: Record<string, string>): Promise<URL> {
  const { granted, ...others } = fields;
  const form = new URLSearchParams({
    client_id: sandbox.google.clientId,
    redirect_uri: testRedirectUri,
    response_type: 'code',
    access_type: 'offline',
    prompt: 'consent',
    decision: 'allow',
    ...others,
  });
  for (const one of granted?.split(' ') ?? []) form.append('granted', one);
  const response = await fetch(`${sandbox.google.accounts}/o/oauth2/v2/auth`, {
    method: 'POST',
    redirect: 'manual',
    body: form,
  });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

/** Calls Google's token endpoint with the demo client; `fields` may overrule everything. */
export async function askGoogleForToken(
  sandbox: Sandbox,
  fields: Record<string, string>,
): Promise<{ status: number; body: GoogleTokenAnswer }> {
  const response = await fetch(`${sandbox.google.oauth}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: sandbox.google.clientId,
      client_secret: sandbox.google.clientSecret,
      grant_type: 'authorization_code',
      redirect_uri: testRedirectUri,
      ...fields,
    }),
  });
  return { status: response.status, body: (await response.json()) as GoogleTokenAnswer };
}

/** Google tokens of a seeded person. Scopes are space-separated; short names (`gmail.readonly drive.file`) will do. */
export async function googleTokensOf(
  sandbox: Sandbox,
  login: string,
  scope: string,
): Promise<GoogleTokenAnswer> {
  const back = await googleConsent(sandbox, { login, scope: googleScopes(scope) });
  return (await askGoogleForToken(sandbox, { code: back.searchParams.get('code') ?? '' })).body;
}

/** Full scope strings from short ones: `openid gmail.modify`. */
export const googleScopes = (names: string): string =>
  names
    .split(' ')
    .map((name) =>
      /^(openid|email|profile|https:.*)$/.test(name) ? name : `https://www.googleapis.com/auth/${name}`,
    )
    .join(' ');
