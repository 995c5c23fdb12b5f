import type { ClientOptions, ProviderRequest, ProviderResponse } from '@hub/kit';
import { RequestError } from '@octokit/request-error';
import { Octokit } from '@octokit/rest';

type RequestOptions = ReturnType<Octokit['request']['endpoint']>;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * An Octokit that only builds requests and knows types: every request goes through `send`, and answers are read by JSON.parse,
 * because Octokit's own reader costs ten times as much. Holds no credential, retries nothing, logs nothing.
 * Its methods throw RequestError for a status of 400 or more.
 */
export function githubClient({ urls, send }: ClientOptions<'api' | 'web'>): Octokit {
  const octokit = new Octokit({ baseUrl: urls.api, userAgent: 'skillhub', log: silent });
  octokit.hook.wrap('request', async (_request, options) => {
    const built = octokit.request.endpoint(options);
    return answerOf(built, await send(requestOf(built, urls.api)));
  });
  return octokit;
}

function requestOf({ method, url, headers, body }: RequestOptions, api: string): ProviderRequest {
  const built = {
    method,
    url: graphqlUrl(url, api),
    headers: { 'x-github-api-version': '2022-11-28', ...textOf(headers) },
  };
  if (body === undefined) return built;
  return { ...built, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

// GitHub Enterprise Server has REST at /api/v3 and GraphQL beside it: https://docs.github.com/enterprise-server/graphql/guides/forming-calls-with-graphql
const graphqlUrl = (url: string, api: string): string =>
  url === `${api}/graphql` ? url.replace(/\/api\/v3\/graphql$/, '/api/graphql') : url;

function textOf(headers: RequestOptions['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function answerOf(request: RequestOptions, { status, headers, body }: ProviderResponse) {
  const response = { url: request.url, status, headers, data: read(headers['content-type'], body) };
  if (status >= 400) throw new RequestError(`GitHub answered ${status}`, status, { request, response });
  return response;
}

// Raw files come as application/vnd.github.raw+json, so only the plain type is JSON. Searches asked for text matches are JSON with that suffix too.
const isJson = /^application\/(?:json|vnd\.github(?:\.v3)?\.text-match\+json)/;

function read(type: string | undefined, body: Buffer): unknown {
  const text = body.toString('utf8');
  if (text === '' || !isJson.test(type ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
