import { Agent } from 'undici';

import { type IncomingAnswer, NoAnswer } from './answer.js';
import { egressConnector, type EgressRules, trusting } from './egress.js';
import { Exchange } from './exchange.js';

/** One request; `url` is absolute, `signal` ends it wherever it is. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly signal: AbortSignal;
}

/** One pooled way out for every outgoing request: one attempt, no redirect followed, the whole body within `maxBytes`. */
export class Transport {
  private readonly agent: Agent;

  /** Reaches public https only, and what `rules` trust. */
  constructor(
    private readonly maxBytes = 8 * 1024 * 1024,
    rules: EgressRules = trusting([]),
  ) {
    const connect = egressConnector(rules, 5_000);
    this.agent = new Agent({ connections: 128, keepAliveTimeout: 10_000, connect });
  }

  /** Sends once. Any status is an answer; throws NoAnswer when there is none. */
  async send({ method, url, headers, body, signal }: OutgoingRequest): Promise<IncomingAnswer> {
    if (signal.aborted) throw new NoAnswer('timeout', false);
    const { origin, pathname, search } = new URL(url);
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(signal, this.maxBytes, { resolve, reject });
      const request = { origin, path: pathname + search, method, headers, body: body ?? null };
      try {
        this.agent.dispatch(request, exchange);
      } catch (cause) {
        exchange.onResponseError(undefined, cause);
      }
    });
  }

  /** Ends idle connections; the transport cannot be used afterwards. */
  async close(): Promise<void> {
    await this.agent.close();
  }
}
