import { createHash } from 'node:crypto';

import type { Database } from '@hub/platform';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { TooManyAttempts } from '../errors.js';
import { limiterClient } from './limiter-client.js';

/** Where a sign-in comes from and whom it names. */
export interface Attempt {
  /** The caller's network address. */
  readonly address: string;
  readonly email: string;
}

const minutes = 60;
const hours = 60 * minutes;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * Slows down guessing, over all replicas: 10 attempts in 15 minutes for one e-mail address from one place, 100 in 15 minutes
 * from one place, 100 in a day for one e-mail address (NIST SP 800-63B section 3.2.2). Each counts before it is tried.
 */
export class SignInLimits {
  private readonly pair: RateLimiterPostgres;
  private readonly place: RateLimiterPostgres;
  private readonly account: RateLimiterPostgres;

  constructor(database: Database) {
    const limit = (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: limiterClient(database),
        storeType: 'client',
        tableName: 'sign_in_limits',
        tableCreated: true,
        keyPrefix,
        points,
        duration,
      });
    this.pair = limit('pair', 10, 15 * minutes);
    this.place = limit('place', 100, 15 * minutes);
    this.account = limit('account', 100, 24 * hours);
  }

  /** Counts one attempt. Throws TooManyAttempts when it is one too many. */
  async count(attempt: Attempt): Promise<void> {
    const { pair, place, account } = keysOf(attempt);
    try {
      await this.place.consume(place);
      await this.pair.consume(pair);
      await this.account.consume(account);
    } catch (cause) {
      if (cause instanceof RateLimiterRes) throw new TooManyAttempts(Math.ceil(cause.msBeforeNext / 1_000));
      throw cause;
    }
  }

  /** Takes back the count of a sign-in that succeeded: whoever knows the password is not guessing. */
  async forgive(attempt: Attempt): Promise<void> {
    const { pair, place, account } = keysOf(attempt);
    await Promise.all([this.pair.delete(pair), this.place.reward(place), this.account.reward(account)]);
  }
}

function keysOf({ address, email }: Attempt): { pair: string; place: string; account: string } {
  const account = digest(email.trim().toLowerCase());
  return { pair: digest(`${address} ${account}`), place: digest(address), account };
}
