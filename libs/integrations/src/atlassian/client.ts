import type { ClientOptions, Send, Site } from '@hub/kit';
import type { Client, SendRequestOptions } from 'jira.js/core';

import { bytes, functionsOf, type JiraFunctions, withQuery } from './jira/functions.js';
import { AtlassianRefusal } from './refusal.js';
import { siteOf } from './sites.js';

/** Who the person is at Atlassian; the address is there only where their profile shows it. */
export interface Me {
  readonly account_id: string;
  readonly email?: string;
  readonly name?: string;
}

/** One product on one site that the grant covers. */
export interface Resource extends Site {
  readonly scopes: readonly string[];
}

/** jira.js on one site, acting as the person. Its functions throw AtlassianRefusal for a status of 400 or more. */
export interface Jira extends JiraFunctions {
  readonly site: Site;
}

export interface AtlassianClient {
  readonly me: () => Promise<Me>;
  readonly resources: () => Promise<readonly Resource[]>;
  /** Jira on the site of that name or address, or on the only one. Throws ToolError as `siteOf`. */
  readonly at: (site?: string) => Jira;
  /** Jira on a site that is known already. */
  readonly on: (site: Site) => Jira;
}

/** Atlassian's own questions, and Jira per site. Only builds requests: holds no credential, retries nothing. */
export function atlassianClient({
  urls,
  send,
  sites,
}: ClientOptions<'auth' | 'api' | 'id'>): AtlassianClient {
  const api = requester(send, urls.api);
  const on = (site: Site): Jira => ({
    ...functionsOf(requester(send, `${urls.api}/ex/jira/${encodeURIComponent(site.id)}`)),
    site,
  });
  return {
    me: () => api.sendRequest<Me>({ url: '/me', method: 'GET' }),
    resources: () => api.sendRequest<Resource[]>({ url: '/oauth/token/accessible-resources', method: 'GET' }),
    at: (wanted) => on(siteOf(sites, wanted)),
    on,
  };
}

// What jira.js takes for a client. Its own checks every answer against a schema, at five times the cost of reading it;
// the tools' output schemas do that for what leaves.
const requester = (send: Send, base: string): Client => ({
  sendRequest: async <Answer>(options: SendRequestOptions<Answer>): Promise<Answer> => {
    const url = withQuery(`${base}${options.url}`, options.searchParams);
    const { status, headers, body } = await send({
      method: options.method ?? 'GET',
      url,
      headers: { accept: options.schema === bytes ? '*/*' : 'application/json', ...typeOf(options.body) },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    });
    if (status >= 300) throw new AtlassianRefusal(status, url, read(headers['content-type'], body), headers);
    return (options.schema === bytes ? body : read(headers['content-type'], body)) as Answer;
  },
});

const typeOf = (body: unknown): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json' };

function read(type: string | undefined, body: Buffer): unknown {
  const text = body.toString('utf8');
  if (text === '') return undefined;
  if (!type?.includes('json')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
