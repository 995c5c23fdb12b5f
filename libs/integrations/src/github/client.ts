import type { ClientOptions, ProviderRequest, ProviderResponse, Send } from '@hub/kit';
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
  return sendingBy(send, sharedOctokit(urls.api));
}

const shared = new Map<string, Octokit>();

// Making an Octokit costs as much as using it, so there is one per address; who sends comes with each request.
function sharedOctokit(api: string): Octokit {
  const known = shared.get(api);
  if (known) return known;
  const octokit = new Octokit({ baseUrl: api, userAgent: 'skillhub', log: silent });
  octokit.hook.wrap('request', async (_request, options) => {
    const { send } = options.request as unknown as { send: Send };
    const built = octokit.request.endpoint.parse(options);
    return answerOf(built, await send(requestOf(built, api)));
  });
  shared.set(api, octokit);
  return octokit;
}

type Method = (...parameters: unknown[]) => unknown;
type Methods = Record<string, Method>;

/** `octokit` with every request of it carrying `send`. */
function sendingBy(send: Send, octokit: Octokit): Octokit {
  const bound = (method: Method): Method => {
    return (...parameters) => {
      const last = parameters.length - (typeof parameters.at(-1) === 'object' ? 1 : 0);
      const given = parameters[last] as object | undefined;
      return method(...parameters.slice(0, last), { ...given, request: { send } });
    };
  };
  const methodsOf = (methods: Methods): Methods =>
    new Proxy(methods, { get: (all, name) => bound(all[name as string] as Method) });
  return new Proxy(octokit, {
    get(all, name) {
      const own = Reflect.get(all, name) as Method | Methods | undefined;
      return typeof own === 'function' ? bound(own) : own && methodsOf(own);
    },
  });
}

function requestOf({ method, url, headers, body }: RequestOptions, api: string): ProviderRequest {
  const built = { method, url: graphqlUrl(url, api), headers: textOf(headers) };
  if (body === undefined) return built;
  return { ...built, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

// GitHub Enterprise Server has REST at /api/v3 and GraphQL beside it: https://docs.github.com/enterprise-server/graphql/guides/forming-calls-with-graphql
const graphqlUrl = (url: string, api: string): string =>
  url === `${api}/graphql` ? url.replace(/\/api\/v3\/graphql$/, '/api/graphql') : url;

function textOf(headers: RequestOptions['headers']): Record<string, string> {
  const texts: Record<string, string> = { 'x-github-api-version': '2022-11-28' };
  for (const name in headers) if (headers[name] !== undefined) texts[name] = String(headers[name]);
  return texts;
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
