import { setTimeout as sleep } from 'node:timers/promises';

import { KeyUnavailable } from './key-wrapper.js';

/** One question to a key service over HTTP. */
export interface KeyQuestion {
  /** The key-encryption key that it is about, for errors. */
  readonly id: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What a key service answered: its status and, where it was JSON, what it said. */
export interface KeyAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A call may wait for a key, so all attempts together end well within a call's own time. In milliseconds. */
export const keyPatience = { attempt: 2_000, all: 5_000, attempts: 3 } as const;

const largest = 64 * 1024;

/**
 * Asks a key service, up to three times while it is busy, broken or out of reach; no redirect is followed. Throws KeyUnavailable when
 * no answer came or the service cannot answer now; any other status is the caller's to judge.
 */
export async function askKeyService(question: KeyQuestion): Promise<KeyAnswer> {
  const until = performance.now() + keyPatience.all;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once(question).catch((cause: unknown) => unavailable(question, cause));
    if (!(answer instanceof KeyUnavailable) && !isBusy(answer.status)) return answer;
    const wait = Math.random() * 100 * 2 ** attempt;
    if (attempt === keyPatience.attempts || performance.now() + wait > until)
      throw answer instanceof KeyUnavailable
        ? answer
        : new KeyUnavailable(question.id, `its service answered with status ${answer.status}`);
    await sleep(wait);
  }
}

const isBusy = (status: number): boolean => status === 429 || status >= 500;

async function once({ url, headers, body }: KeyQuestion): Promise<KeyAnswer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(keyPatience.attempt),
  });
  if (Number(answer.headers.get('content-length')) > largest) throw new Error('The answer is too long');
  const text = await answer.text();
  return { status: answer.status, body: asJson(text) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unavailable({ id }: KeyQuestion, cause: unknown): KeyUnavailable {
  const isSlow = cause instanceof Error && cause.name === 'TimeoutError';
  return new KeyUnavailable(
    id,
    isSlow ? 'its service does not answer in time' : 'its service cannot be reached',
    {
      cause,
    },
  );
}
