import type { Clock } from '../gateway/clock.js';
import type { Surroundings } from '../gateway/surroundings.js';

import { RateLimits } from './jira/rate-limits.js';
import type { JiraLimits } from './jira/rate-limits.js';
import type { Site } from './jira/state/site.js';
import { TokenFamilies } from './oauth/families.js';
import type { AtlassianPerson } from './people.js';
import { people } from './people.js';

/** How the stand-in differs from its defaults. */
export interface AtlassianOptions {
  /** Issues beyond the hand-written ones, in a project of their own (SIM); none when absent. */
  issues?: number;
  limits?: Partial<JiraLimits>;
  /** Seconds until search sees a change, as Jira's index may take; 0 when absent. */
  searchLagSeconds?: number;
}

/** Atlassian's state: accounts, consents, and the sites with their issues. */
export class AtlassianWorld {
  readonly people: readonly AtlassianPerson[] = people;
  /** What issues tokens; named as at the other stand-ins. */
  readonly grants: TokenFamilies;
  readonly limits: RateLimits;
  readonly urls: { auth: string; api: string };
  /** Attachment downloads that are still open: key to attachment and end of life. */
  readonly mediaLinks = new Map<
    string,
    { bytes: Buffer; mime: string; filename: string; expiresAt: number }
  >();

  constructor(
    readonly around: Surroundings,
    readonly sites: readonly Site[],
    readonly options: AtlassianOptions = {},
  ) {
    const base = `${around.origin}/atlassian`;
    this.urls = { auth: `${base}/auth`, api: `${base}/api` };
    this.grants = new TokenFamilies(around.clock);
    this.limits = new RateLimits(around.clock, options.limits);
  }

  get clock(): Clock {
    return this.around.clock;
  }

  /** The sites that this person is on. */
  sitesOf(login: string): Site[] {
    return this.sites.filter((site) => site.members.has(login));
  }
}
