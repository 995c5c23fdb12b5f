import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';

import { testRedirectUri } from './sandbox.js';

/** Every scope that the demo client may ask for. */
export const allAtlassianScopes = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'read:board-scope:jira-software',
  'write:board-scope:jira-software',
  'read:sprint:jira-software',
  'write:sprint:jira-software',
  'read:project:jira',
  'read:issue-details:jira',
  'read:me',
  'offline_access',
];

/** A token answer of the stand-in, as it comes over the wire. */
export interface AtlassianTokens {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
  error?: string;
  error_description?: string;
}

/** Goes through consent without a browser and gives the address it returns to; all sites unless fields say otherwise. */
export async function atlassianConsent(
  sandbox: Sandbox,
  fields: Record<string, string>,
  sites?: string[],
): Promise<URL> {
  const body = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: sandbox.atlassian.clientId,
    redirect_uri: testRedirectUri,
    response_type: 'code',
    prompt: 'consent',
    scope: allAtlassianScopes.join(' '),
    decision: 'allow',
    ...fields,
  });
  if (sites) body.set('choices', '1');
  for (const site of sites ?? []) body.append('site', `${fields['login']}:${site}`);
  sandbox.allowRedirect(testRedirectUri);
  const response = await fetch(`${sandbox.atlassian.auth}/authorize`, {
    method: 'POST',
    redirect: 'manual',
    body,
  });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

/** Calls the token endpoint with the demo client, in JSON; `status` beside the answer. */
export async function askAtlassian(
  sandbox: Sandbox,
  fields: Record<string, string>,
): Promise<AtlassianTokens & { status: number }> {
  const response = await fetch(`${sandbox.atlassian.auth}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: sandbox.atlassian.clientId,
      client_secret: sandbox.atlassian.clientSecret,
      ...fields,
    }),
  });
  return { ...((await response.json()) as AtlassianTokens), status: response.status };
}

/** Trades a refresh token. */
export const refreshAtlassian = (sandbox: Sandbox, token: string) =>
  askAtlassian(sandbox, { grant_type: 'refresh_token', refresh_token: token });

/** Tokens of a seeded person for these scopes (space-separated or a list) on these sites (cloud ids), all when absent. */
export async function atlassianTokensOf(
  sandbox: Sandbox,
  login: string,
  scopes: string | readonly string[] = allAtlassianScopes,
  sites?: string[],
): Promise<AtlassianTokens> {
  const scope = typeof scopes === 'string' ? scopes : scopes.join(' ');
  const back = await atlassianConsent(sandbox, { login, scope }, sites);
  const code = back.searchParams.get('code') ?? '';
  return askAtlassian(sandbox, { grant_type: 'authorization_code', code, redirect_uri: testRedirectUri });
}

/** The granted sites: cloud id by name. */
export async function sitesOf(sandbox: Sandbox, token: string): Promise<Record<string, string>> {
  const response = await fetch(`${sandbox.atlassian.api}/oauth/token/accessible-resources`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const rows = (await response.json()) as { id: string; name: string }[];
  return Object.fromEntries(rows.map(({ id, name }) => [name, id]));
}

/** One call to a site; `route` reads like `GET /rest/api/3/myself`; `body` is parsed JSON, or the text when it is not JSON. */
export async function callJira(
  sandbox: Sandbox,
  of: { token: string; site: string },
  route: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const [method = 'GET', path = '/'] = route.split(/ (.*)/);
  const response = await fetch(`${sandbox.atlassian.api}/ex/jira/${of.site}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${of.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
