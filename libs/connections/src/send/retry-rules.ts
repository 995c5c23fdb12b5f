import type { Effect, ProviderResponse } from '@hub/kit';
import type { NoAnswer } from '@hub/platform';

/** What came of one attempt: an answer of any status, or none. */
export type Attempt = ProviderResponse | NoAnswer;

/** What to do next: hand the answer on, wait and repeat, or end the call with one of three errors. */
export type Verdict =
  | { readonly do: 'answer' }
  | { readonly do: 'retry'; readonly milliseconds: number }
  | {
      readonly do: 'fail';
      readonly code: 'upstream' | 'rate_limited' | 'outcome_unknown';
      readonly retryAfter?: number;
    };

interface Circumstances {
  readonly method: string;
  readonly effect: Effect;
  readonly idempotent: boolean | undefined;
  /** How often the request was repeated already. */
  readonly repeats: number;
}

const mostRepeats = 2;
const longestWait = 5_000;
const passing = new Set([502, 503, 504]);

/**
 * Judges one attempt. Reads, also those of a tool that goes on to write, and idempotent tools are repeated at most twice;
 * anything else never once the request may have arrived: then nobody knows what it did. A refusal for the rate (429, or GitHub's 403) was not executed.
 */
export function judge(attempt: Attempt, circumstances: Circumstances): Verdict {
  const { effect, idempotent, method } = circumstances;
  const harmless = effect === 'read' || idempotent === true || method === 'GET';
  const { repeats } = circumstances;
  if (!('status' in attempt)) return judgeSilence(attempt, harmless, repeats);
  if (isRateRefusal(attempt)) return judgeRateRefusal(secondsToWait(attempt), harmless, repeats);
  if (attempt.status < 500) return { do: 'answer' };
  if (!harmless) return { do: 'fail', code: 'outcome_unknown' };
  return passing.has(attempt.status) ? judgeOutage(secondsToWait(attempt), repeats) : { do: 'answer' };
}

function judgeRateRefusal(asked: number | undefined, harmless: boolean, repeats: number): Verdict {
  const repeat = harmless && repeats < mostRepeats && asked !== undefined && asked * 1_000 <= longestWait;
  if (repeat) return { do: 'retry', milliseconds: asked * 1_000 };
  return { do: 'fail', code: 'rate_limited', retryAfter: Math.max(1, asked ?? 60) };
}

function judgeOutage(asked: number | undefined, repeats: number): Verdict {
  const milliseconds = asked === undefined ? backoff(repeats) : asked * 1_000;
  if (repeats < mostRepeats && milliseconds <= longestWait) return { do: 'retry', milliseconds };
  return { do: 'fail', code: 'upstream', ...(asked === undefined ? {} : { retryAfter: asked }) };
}

function judgeSilence({ reason, reached }: NoAnswer, harmless: boolean, repeats: number): Verdict {
  if (reached && !harmless) return { do: 'fail', code: 'outcome_unknown' };
  return reason === 'connection' && repeats < mostRepeats
    ? { do: 'retry', milliseconds: backoff(repeats) }
    : { do: 'fail', code: 'upstream' };
}

// Full jitter, so that callers who failed together do not return together.
const backoff = (repeats: number): number => Math.random() * 200 * 2 ** repeats;

// GitHub's secondary limit, and Google's reasons: https://developers.google.com/workspace/gmail/api/guides/handle-errors
const saysTooMany = /secondary rate limit|"(?:userR|r)ateLimitExceeded"/i;

/** Whether the provider refused for the rate; GitHub and Google do it with 403 at times. */
export function isRateRefusal({ status, headers, body }: ProviderResponse): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    (body.length < 4_096 && saysTooMany.test(body.toString('latin1')))
  );
}

/** Seconds until the provider will answer again: Retry-After (RFC 9110 section 10.2.3), else the reset of its rate window. */
export function secondsToWait({ headers }: Pick<ProviderResponse, 'headers'>): number | undefined {
  const now = Date.parse(headers['date'] ?? '') || Date.now();
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = /^\d{1,9}$/.test(after) ? Number(after) : (Date.parse(after) - now) / 1_000;
    return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
  }
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  // Seconds since 1970 at GitHub, a time of day at Jira.
  const text = headers['x-ratelimit-reset'] ?? '';
  const reset = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text);
  return Number.isFinite(reset) ? Math.max(1, Math.ceil((reset - now) / 1_000)) : undefined;
}
