import { createHash } from 'node:crypto';

import type { Incoming } from './answer.js';

/** One request that presented a refresh token. Times in milliseconds of the machine's clock; `next` is the digest of the token that came of it. */
export interface Use {
  at: number;
  /** When it was answered, or whoever asked had gone. */
  ended?: number;
  granted?: boolean;
  next?: string;
}

const most = 50_000;

/** How a token appears in what the sandbox tells: the first 12 hex digits of its SHA-256. */
export const digestOf = (token: string): string =>
  createHash('sha256').update(token).digest('hex').slice(0, 12);

/**
 * Every use of every refresh token, seen at the door and so with all delays: what a client that asks twice at once cannot hide.
 * And how often each access token was shown. Keeps the last 50,000 tokens of either kind.
 */
export class Refreshes {
  #uses = new Map<string, Use[]>();
  #bearers = new Map<string, number>();

  /** Notes a request; what it returns is called when it is over. */
  seen(request: Incoming): () => void {
    const bearer = /^bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
    if (bearer !== undefined) {
      const name = digestOf(bearer);
      keep(this.#bearers, name, (this.#bearers.get(name) ?? 0) + 1);
    }
    const token = presented(request);
    if (token === undefined) return () => undefined;
    const use: Use = { at: Date.now() };
    const name = digestOf(token);
    keep(this.#uses, name, [...(this.#uses.get(name) ?? []), use]);
    return () => {
      use.ended ??= Date.now();
    };
  }

  /** What the provider decided about the latest use that waits for it: those before it were spoilt. */
  decided(token: string, next: string | undefined): void {
    const use = this.#uses.get(digestOf(token))?.findLast(({ granted }) => granted === undefined);
    if (!use) return;
    use.granted = next !== undefined;
    if (next !== undefined) use.next = digestOf(next);
  }

  snapshot() {
    return { uses: Object.fromEntries(this.#uses), bearers: Object.fromEntries(this.#bearers) };
  }

  reset(): void {
    this.#uses = new Map();
    this.#bearers = new Map();
  }
}

function keep<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

function presented({ method, path, headers, body }: Incoming): string | undefined {
  if (method !== 'POST' || !path.includes('token')) return undefined;
  const text = body.toString();
  const fields = (headers['content-type'] ?? '').includes('json') ? read(text) : new URLSearchParams(text);
  return fields?.get('refresh_token') ?? undefined;
}

function read(text: string): Map<string, string> | undefined {
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  } catch {
    return undefined;
  }
}
