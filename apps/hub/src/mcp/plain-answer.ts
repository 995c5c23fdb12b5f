import { SERVER_INFO_META_KEY } from '@modelcontextprotocol/server';

import { type ListedTool, listHint, serverInfo, type ToolAnswer } from './answers.js';
import type { Era, PlainRequest } from './requests.js';

/** A whole HTTP answer. */
export interface PlainAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Result = ToolAnswer | { readonly tools: readonly ListedTool[] };

/** An answer as the SDK would send it: JSON in the newer era, one server-sent event in the older. */
export function plainAnswer({ era, id }: PlainRequest, result: Result): PlainAnswer {
  const whole = era === 'modern' ? modern(result) : result;
  const message = JSON.stringify({ jsonrpc: '2.0', id, result: whole });
  return {
    headers: headersOf[era],
    body: era === 'modern' ? message : `event: message\ndata: ${message}\n\n`,
  };
}

function modern(result: Result): object {
  const meta = '_meta' in result ? result._meta : undefined;
  return {
    ...result,
    ...('tools' in result && listHint),
    resultType: 'complete',
    _meta: { ...meta, [SERVER_INFO_META_KEY]: serverInfo },
  };
}

const headersOf: Record<Era, Record<string, string>> = {
  modern: { 'content-type': 'application/json' },
  legacy: {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  },
};
