import { type IncomingAnswer, NoAnswer } from './answer.js';
import type { Transport } from './transport.js';

type Fetched = (
  url: string,
  options: { method?: string; headers?: HeadersInit; body?: unknown; signal?: AbortSignal | null },
) => Promise<Response>;

const bodyless = new Set([101, 204, 205, 304]);

/**
 * A `fetch` for libraries that ask for one, which goes where the transport goes: no redirect is followed, nothing is unpacked, and an
 * answer ends at the transport's cap. `deadline` in milliseconds counts where the caller gives no signal of its own.
 */
export function fetchThrough(transport: Pick<Transport, 'send'>, deadline = 10_000): Fetched {
  return async (url, { method = 'GET', headers, body, signal }) => {
    const answer = await transport.send({
      method,
      url,
      headers: Object.fromEntries(new Headers(headers)),
      body: bodyOf(body),
      signal: signal ?? AbortSignal.timeout(deadline),
    });
    return responseOf(answer);
  };
}

function bodyOf(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new NoAnswer('refused', false, { cause: new TypeError('Only texts and bytes can be sent') });
}

const responseOf = ({ status, headers, body }: IncomingAnswer): Response =>
  new Response(bodyless.has(status) ? null : new Uint8Array(body), { status, headers });
