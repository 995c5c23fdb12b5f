import { Agent, type Dispatcher, request } from 'undici';

/** One request; `url` is absolute, `signal` ends it wherever it is. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly signal: AbortSignal;
}

/** An answer of any status, its body read whole. */
export interface IncomingAnswer {
  readonly status: number;
  /** Lower-case names; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** No answer came. `reached` says whether the request may have arrived: only if it has not is a repeat harmless. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(
    readonly reason: 'timeout' | 'connection' | 'too_large',
    readonly reached: boolean,
    options?: ErrorOptions,
  ) {
    super(`No answer: ${reason}`, options);
  }
}

const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** One pooled way out for every outgoing request: one attempt, no redirect followed, the whole body within `maxBytes`. */
export class Transport {
  private readonly agent: Agent;

  constructor(private readonly maxBytes = 8 * 1024 * 1024) {
    this.agent = new Agent({ connections: 128, keepAliveTimeout: 10_000, connect: { timeout: 5_000 } });
  }

  /** Sends once. Any status is an answer; throws NoAnswer when there is none. */
  async send(outgoing: OutgoingRequest): Promise<IncomingAnswer> {
    try {
      const { signal, url, method, headers, body } = outgoing;
      const answer = await request(url, {
        dispatcher: this.agent,
        method,
        headers,
        body: body ?? null,
        signal,
      });
      return { status: answer.statusCode, headers: flat(answer.headers), body: await this.read(answer.body) };
    } catch (cause) {
      throw asNoAnswer(cause, outgoing.signal);
    }
  }

  /** Ends idle connections; the transport cannot be used afterwards. */
  async close(): Promise<void> {
    await this.agent.close();
  }

  private async read(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of body as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > this.maxBytes) {
        body.destroy();
        throw new NoAnswer('too_large', true);
      }
      parts.push(part);
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, size);
  }
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return result;
}

function asNoAnswer(cause: unknown, signal: AbortSignal): NoAnswer {
  if (cause instanceof NoAnswer) return cause;
  if (signal.aborted) return new NoAnswer('timeout', true, { cause });
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  return new NoAnswer('connection', !neverReached.has(code), { cause });
}
