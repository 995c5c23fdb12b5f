import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import type { gmail_v1 } from '@googleapis/gmail';
import type { ProviderRequest, ProviderResponse, Send } from '@hub/kit';

import { GoogleRefusal } from './refusal.js';

/** What googleapis-common hands to an auth client: the request as built, its query still apart. */
interface Built {
  readonly url: string;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly paramsSerializer?: (params: Record<string, unknown>) => string;
  readonly headers?: Headers;
  readonly data?: unknown;
  readonly responseType?: string;
}

type AuthClient = Extract<NonNullable<gmail_v1.Options['auth']>, { request: unknown }>;

/**
 * Stands where the generated clients expect an authorised HTTP client, which spares gaxios and its work on every call: what they
 * have built for `origin` goes to `base` through `send`. `data` of an answer is parsed JSON, text, or a Buffer for anything else
 * and for `responseType: 'arraybuffer'`.
 */
export function sender(send: Send, origin: string, base: string): AuthClient {
  const request = async (built: Built) => {
    const url = base + built.url.slice(origin.length);
    const answer = await send(await requestOf(built, url));
    const data = read(answer, built.responseType);
    if (answer.status >= 400) throw new GoogleRefusal(answer.status, url, { headers: answer.headers, data });
    return { status: answer.status, headers: answer.headers, data };
  };
  // Only `request` of the auth client is ever called: googleapis-common, createAPIRequest.
  return new Requester(request) as unknown as AuthClient;
}

// A class of its own, because the generated clients copy plain objects deeply on every call.
class Requester {
  constructor(readonly request: (built: Built) => Promise<unknown>) {}
}

async function requestOf(built: Built, url: string): Promise<ProviderRequest> {
  const { method = 'GET', params, paramsSerializer, data } = built;
  const query = params && paramsSerializer ? `?${paramsSerializer(params)}` : '';
  const headers = headersOf(built.headers);
  const request = { method, url: url + query, headers };
  if (data === undefined) return request;
  if (data instanceof Readable) return { ...request, body: await buffer(data) };
  if (typeof data === 'string' || data instanceof Uint8Array) return { ...request, body: data };
  return {
    ...request,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(data),
  };
}

// The hub's transport reads no compressed answers and names itself.
const unwanted = new Set(['accept-encoding', 'user-agent', 'x-goog-api-client']);

function headersOf(headers: Headers | undefined): Record<string, string> {
  const kept: Record<string, string> = {};
  headers?.forEach((value, name) => {
    if (!unwanted.has(name)) kept[name] = value;
  });
  return kept;
}

function read({ status, headers, body }: ProviderResponse, wanted: string | undefined): unknown {
  if (wanted === 'arraybuffer' && status < 400) return body;
  const type = headers['content-type'] ?? '';
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/.test(type);
  if (wanted === 'text' || (!isJson && type.startsWith('text/'))) return body.toString('utf8');
  if (isJson || body.length === 0) return parsed(body.toString('utf8'));
  return body;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
