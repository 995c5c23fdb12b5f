import type { Provider, Tool } from '@hub/kit';

import type { FoundConnection } from '../connect/connect.js';
import type { Position } from '../cursor/cursors.js';
import { shape, type Shaped } from '../shape/shape.js';
import { asToolError } from './as-tool-error.js';
import type { SealedConnection, TokenHolder } from './held.js';

/** Base URLs by provider and name, as configured. */
export type ProviderUrls = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A call that may be made: all that is left is to make it. */
export interface ReadyCall {
  readonly tool: Tool;
  readonly input: Record<string, unknown>;
  readonly connection: FoundConnection;
  readonly position: Position;
  readonly signal: AbortSignal;
}

/** A call ends after this many milliseconds whatever happens. */
export const deadline = 30_000;

/** Makes the call as the person and shapes its answer. Throws ToolError and nothing else. */
export async function runTool(
  { connections, urls }: { connections: TokenHolder; urls: ProviderUrls },
  { tool, input, connection, position, signal: asked }: ReadyCall,
): Promise<Shaped> {
  const signal = AbortSignal.any([asked, AbortSignal.timeout(deadline)]);
  const account = connection.account_label;
  try {
    const send = connections.hold(sealed(connection, tool.provider.id), tool.provider).send(tool, signal);
    const client = tool.provider.client({ urls: urlsOf(tool.provider, urls), send });
    const answer = await inTime(signal, tool.run({ client, input, signal, after: position.after }));
    return shape(tool, answer, position);
  } catch (cause) {
    throw asToolError(tool, cause, { signal, account });
  }
}

const urlsOf = (provider: Provider, urls: ProviderUrls): Record<string, string> => ({
  ...provider.urls,
  ...urls[provider.id],
});

// A tool that forgets its signal must not hold the caller beyond the deadline.
function inTime<Result>(signal: AbortSignal, running: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    running.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const sealed = (row: FoundConnection, provider: string): SealedConnection => ({
  companyId: row.company_id,
  personId: row.person_id,
  provider,
  connectionId: row.connection_id,
  version: row.version,
  accessToken: row.access_token,
  expiresIn: row.expires_in,
});
