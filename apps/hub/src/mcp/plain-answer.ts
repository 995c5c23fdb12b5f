import { SERVER_INFO_META_KEY } from '@modelcontextprotocol/server';

import { listHint, serverInfo } from './answers.js';
import { listBytes } from './list-bytes.js';
import type { Answer, OwnListing } from './offers.js';
import type { Era, PlainRequest } from './requests.js';

/** A whole HTTP answer. */
export interface PlainAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Result = Answer | { readonly tools: readonly OwnListing[] };

/** An answer as the SDK would send it: JSON in the newer era, one server-sent event in the older. */
export function plainAnswer({ era, id }: PlainRequest, result: Result): PlainAnswer {
  const [before, after] = frames[era];
  const start = `${before}{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":`;
  return {
    headers: headersOf[era],
    body: Buffer.concat([Buffer.from(start), ...bytesOf(era, result), after]),
  };
}

const frames: Record<Era, readonly [string, Buffer]> = {
  modern: ['', Buffer.from('}')],
  legacy: ['event: message\ndata: ', Buffer.from('}\n\n')],
};

function bytesOf(era: Era, result: Result): Buffer[] {
  if (!isList(result)) return [Buffer.from(JSON.stringify(era === 'modern' ? modern(result) : result))];
  return [Buffer.from('{"tools":'), listBytes(result.tools), endOfList[era]];
}

const isList = (result: Result): result is { readonly tools: readonly OwnListing[] } =>
  'tools' in result && !('content' in result);

const modern = (result: Answer): object => ({
  resultType: 'complete',
  ...result,
  _meta: { ...result._meta, [SERVER_INFO_META_KEY]: serverInfo },
});

const endOfList: Record<Era, Buffer> = {
  modern: Buffer.from(
    `,${JSON.stringify({
      ...listHint,
      resultType: 'complete',
      _meta: { [SERVER_INFO_META_KEY]: serverInfo },
    }).slice(1)}`,
  ),
  legacy: Buffer.from('}'),
};

const headersOf: Record<Era, Record<string, string>> = {
  modern: { 'content-type': 'application/json' },
  legacy: {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  },
};
