import { type Send, ToolError } from '@hub/kit';
import type { Transport } from '@hub/platform';

import type { UrlGuard } from './url-guard.js';

/** A way out for the first question to a provider, before anything is stored: declared requests only, 15 s, no repeats. */
export function sendOnce(transport: Transport, guard: UrlGuard, accessToken: string): Send {
  const signal = AbortSignal.timeout(15_000);
  return async ({ method, url, headers, body }) => {
    if (!guard(method, url))
      throw new ToolError('denied', 'This request was not declared. Nothing was sent.');
    return transport.send({
      method,
      url,
      headers: { ...headers, authorization: `Bearer ${accessToken}` },
      body,
      signal,
    });
  };
}
