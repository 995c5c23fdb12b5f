import type { IncomingHttpHeaders } from 'node:http';

import {
  PROTOCOL_VERSION_META_KEY,
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
} from '@modelcontextprotocol/server';

/** The two eras of the protocol: with the envelope in every request, and with a handshake before. */
export type Era = 'modern' | 'legacy';

/** A request so plain that it can be answered without building a server for it. */
export interface PlainRequest {
  readonly era: Era;
  readonly id: string | number;
  readonly method: Method;
  readonly params: Params;
}

type Method = 'tools/list' | 'tools/call';

interface Params {
  readonly name?: unknown;
  readonly arguments?: unknown;
  readonly _meta?: unknown;
}

const modernVersion = '2026-07-28';
const legacyVersions = new Set(['2025-11-25', '2025-06-18']);
const bodyKeys = new Set(['jsonrpc', 'id', 'method', 'params']);
const paramKeys = { 'tools/list': new Set(['_meta']), 'tools/call': new Set(['name', 'arguments', '_meta']) };

/**
 * Recognises the two requests that make up nearly all traffic, in exactly the form that the SDK would accept. Whatever differs
 * in anything (a header missing, a key too many, a batch) is undefined and goes to the SDK, which knows every rule.
 */
export function plainRequest(headers: IncomingHttpHeaders, body: unknown): PlainRequest | undefined {
  if (!isObject(body) || !hasOnly(body, bodyKeys)) return undefined;
  const { jsonrpc, id, method, params = {} } = body;
  if (jsonrpc !== '2.0' || !isId(id) || !isServed(method)) return undefined;
  if (!isWellFormed(method, params)) return undefined;
  const era = eraOf(headers, method, params);
  return era && { era, id, method, params };
}

function eraOf(headers: IncomingHttpHeaders, method: Method, { name, _meta: meta }: Params): Era | undefined {
  if (!isPlainPost(headers)) return undefined;
  const version = headers['mcp-protocol-version'];
  if (version === modernVersion && isObject(meta))
    return isModern(headers, method, name, meta) ? 'modern' : undefined;
  return typeof version === 'string' && legacyVersions.has(version) && !isClaimed(meta)
    ? 'legacy'
    : undefined;
}

const isServed = (method: unknown): method is Method => method === 'tools/list' || method === 'tools/call';

const isPlainPost = (headers: IncomingHttpHeaders): boolean =>
  headers['mcp-session-id'] === undefined && acceptsBoth(headers);

const isClaimed = (meta: unknown): boolean =>
  meta !== undefined &&
  (!isObject(meta) || Object.keys(meta).some((key) => key.startsWith('io.modelcontextprotocol/')));

function isModern(
  headers: IncomingHttpHeaders,
  method: Method,
  name: unknown,
  meta: Record<string, unknown>,
): boolean {
  return (
    meta[PROTOCOL_VERSION_META_KEY] === modernVersion &&
    isIdentity(meta[CLIENT_INFO_META_KEY]) &&
    isDeclared(meta[CLIENT_CAPABILITIES_META_KEY]) &&
    headers['mcp-method'] === method &&
    (method === 'tools/list' || headers['mcp-name'] === name)
  );
}

const isWellFormed = (method: Method, params: unknown): params is Params =>
  isObject(params) &&
  hasOnly(params, paramKeys[method]) &&
  (method === 'tools/list' ||
    (typeof params['name'] === 'string' &&
      (params['arguments'] === undefined || isObject(params['arguments']))));

const acceptsBoth = ({ accept = '' }: IncomingHttpHeaders): boolean =>
  accept.includes('application/json') && accept.includes('text/event-stream');

const isId = (id: unknown): id is string | number => typeof id === 'string' || Number.isSafeInteger(id);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (value: object, keys: ReadonlySet<string>): boolean =>
  Object.keys(value).every((key) => keys.has(key));

const isIdentity = (value: unknown): boolean =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  typeof value['version'] === 'string' &&
  Object.values(value).every((part) => typeof part === 'string');

// A capability is declared by an object, which may declare modes of it in the same way (`elicitation: { form: {}, url: {} }`).
const isDeclared = (value: unknown, depth = 2): boolean =>
  isObject(value) && Object.values(value).every((part) => depth > 0 && isDeclared(part, depth - 1));
