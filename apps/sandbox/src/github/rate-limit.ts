import { Refusal, json } from '../gateway/answer.js';

import type { World } from './world.js';

const hourMs = 3_600_000;

/** Takes one call off the person's hour and gives the headers that say so; throws 403 when the hour is used up. */
export function spend(world: World, login: string, path: string): Record<string, string> {
  const limit = world.around.rateLimit;
  const now = world.clock.now();
  const old = world.quota.get(login);
  const quota = old && old.resetAt > now ? old : { used: 0, resetAt: now + hourMs };
  world.quota.set(login, quota);
  const exhausted = quota.used >= limit;
  if (!exhausted) quota.used += 1;
  const headers = {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(limit - quota.used),
    'x-ratelimit-used': String(quota.used),
    'x-ratelimit-reset': String(Math.ceil(quota.resetAt / 1000)),
    'x-ratelimit-resource': path === '/graphql' ? 'graphql' : 'core',
  };
  if (!exhausted) return headers;
  throw new Refusal(
    json(
      {
        message: `API rate limit exceeded for user ${login}.`,
        documentation_url: 'https://docs.github.com/rest/rate-limit',
      },
      403,
      headers,
    ),
  );
}
