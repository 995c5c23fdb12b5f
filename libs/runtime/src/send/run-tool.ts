import { type ProviderUrls, urlsOf } from '@hub/connections';
import type { Run, Tool } from '@hub/kit';

import type { FoundConnection } from '../connect/connect.js';
import type { Position } from '../cursor/cursors.js';
import type { KeptFiles } from '../files/kept-files.js';
import { shape, type Shaped } from '../shape/shape.js';
import { asToolError } from './as-tool-error.js';
import type { SealedConnection, SendingTool, TokenHolder } from './held.js';

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

/** Looking what became of one ends after this many. */
const lookDeadline = 10_000;

/** What calls are made with. */
export interface SendingParts {
  readonly connections: TokenHolder;
  readonly urls: ProviderUrls;
  readonly files: KeptFiles;
  /** Where browsers reach the hub, without a trailing slash. */
  readonly publicUrl: string;
}

/** Makes the call as the person and shapes its answer. Throws ToolError and nothing else. */
export async function runTool(parts: SendingParts, ready: ReadyCall, operation: string): Promise<Shaped> {
  const { tool, position } = ready;
  const { signal, done } = within(deadline, ready.signal);
  try {
    const running = tool.run(callOf(parts, ready, { sending: tool, operation, signal }));
    return shape(tool, await inTime(signal, running), position);
  } catch (cause) {
    throw asToolError(tool, cause, { signal, account: ready.connection.account_label });
  } finally {
    done();
  }
}

/** Looks what became of a call whose answer was lost; undefined when it has surely not happened. Throws when that stays open. */
export async function lookFor(
  parts: SendingParts,
  ready: ReadyCall,
  operation: string,
): Promise<Shaped | undefined> {
  const { tool, position } = ready;
  // Whoever asked may be gone or out of time: the look has a time of its own, and only reads.
  const signal = AbortSignal.timeout(lookDeadline);
  const sending = { requests: tool.requests, effect: 'read' } as const;
  const looking = tool.settle?.(callOf(parts, ready, { sending, operation, signal }));
  if (!looking) throw new Error('The tool cannot be settled');
  const found = await inTime(signal, looking);
  return found === undefined ? undefined : shape(tool, found, position);
}

function callOf(
  { connections, urls, files, publicUrl }: SendingParts,
  { tool, input, connection, position }: ReadyCall,
  { sending, operation, signal }: { sending: SendingTool; operation: string; signal: AbortSignal },
): Run<unknown, Record<string, unknown>> {
  const { provider } = tool;
  const send = connections.hold(sealed(connection, provider.id), provider).send(sending, signal);
  const client = provider.client({ urls: urlsOf(provider, urls), send, sites: connection.sites });
  const owner = { companyId: connection.company_id, personId: connection.person_id };
  const page = (path: string): string => publicUrl + path;
  return { client, input, signal, after: position.after, files: files.of(owner), page, operation };
}

/** A signal for `milliseconds` at most, or until `asked` ends. `done` takes its timer away, which would outlive the call by far. */
function within(milliseconds: number, asked: AbortSignal): { signal: AbortSignal; done: () => void } {
  const ending = new AbortController();
  const stop = (): void => ending.abort(asked.reason);
  const timer = setTimeout(() => ending.abort(new DOMException('Too late', 'TimeoutError')), milliseconds);
  if (asked.aborted) stop();
  asked.addEventListener('abort', stop, { once: true });
  const done = (): void => {
    clearTimeout(timer);
    asked.removeEventListener('abort', stop);
  };
  return { signal: ending.signal, done };
}

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
