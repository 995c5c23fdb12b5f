import { createHash } from 'node:crypto';

import type { Database } from '@hub/platform';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { TooManyAttempts } from '../errors.js';
import { limiterClient } from '../sign-in-limits/limiter-client.js';

const hour = 3_600;

/** Slows down clients that register themselves: 60 an hour from one place, over all replicas. */
export class RegistrationLimits {
  private readonly place: RateLimiterPostgres;

  constructor(database: Database, points = 60) {
    this.place = new RateLimiterPostgres({
      storeClient: limiterClient(database),
      storeType: 'client',
      tableName: 'sign_in_limits',
      tableCreated: true,
      keyPrefix: 'register',
      points,
      duration: hour,
    });
  }

  /** Counts one registration from a network address. Throws TooManyAttempts when it is one too many. */
  async count(address: string): Promise<void> {
    const key = createHash('sha256').update(address).digest('base64url');
    await this.place.consume(key).catch((cause: unknown) => {
      if (cause instanceof RateLimiterRes) throw new TooManyAttempts(Math.ceil(cause.msBeforeNext / 1_000));
      throw cause;
    });
  }
}
