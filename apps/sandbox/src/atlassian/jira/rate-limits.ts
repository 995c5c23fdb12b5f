import { Refusal, json } from '../../gateway/answer.js';
import type { Clock } from '../../gateway/clock.js';

/** How much each of Jira's three limits lets through. https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export interface JiraLimits {
  /** Calls per second of one site, endpoint and method. */
  burst: number;
  /** Writes to one issue in two seconds. */
  writesPerIssue: number;
  /** Points per hour of the app: 1 for a call and 1 for each object that it returns. */
  points: number;
}

const defaults: JiraLimits = { burst: 1000, writesPerIssue: 20, points: 1_000_000 };
const hour = 3_600_000;

interface Window {
  used: number;
  resetAt: number;
}

/** Counts calls on the sandbox's clock; a limit that is used up answers 429 and says which one and until when. */
export class RateLimits {
  readonly #windows = new Map<string, Window>();
  readonly #limits: JiraLimits;

  constructor(
    private readonly clock: Clock,
    limits: Partial<JiraLimits> = {},
  ) {
    this.#limits = { ...defaults, ...limits };
  }

  /** One call of this endpoint; throws 429. */
  call(endpoint: string): void {
    this.#take({ name: `burst ${endpoint}`, reason: 'jira-burst-based' }, this.#limits.burst, 1000);
    this.#take({ name: 'points', reason: 'jira-quota-global-based' }, this.#limits.points, hour);
  }

  /** One write to this issue; throws 429. */
  write(issue: string): void {
    const limit = this.#limits.writesPerIssue;
    this.#take({ name: `issue ${issue}`, reason: 'jira-per-issue-on-write' }, limit, 2000);
  }

  /** What an answer costs beyond its call. */
  charge(points: number): void {
    const window = this.#windows.get('points');
    if (window) window.used += points;
  }

  #take(of: { name: string; reason: string }, limit: number, length: number): void {
    const now = this.clock.now();
    const old = this.#windows.get(of.name);
    const window = old && old.resetAt > now ? old : { used: 0, resetAt: now + length };
    this.#windows.set(of.name, window);
    if (window.used >= limit) throw tooMany(of.reason, limit, window.resetAt, now);
    window.used += 1;
  }
}

function tooMany(reason: string, limit: number, resetAt: number, now: number): Refusal {
  const headers = {
    'retry-after': String(Math.max(1, Math.ceil((resetAt - now) / 1000))),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': new Date(resetAt).toISOString(),
    'ratelimit-reason': reason,
  };
  return new Refusal(json({ errorMessages: ['Rate limit exceeded.'], errors: {} }, 429, headers));
}
