import type { Site } from '../jira/state/site.js';

export const dayMs = 86_400_000;

/** What planting needs to know: when now is, and where the GitHub stand-in is. */
export interface Ground {
  site: Site;
  /** Milliseconds since the epoch. */
  now: number;
  /** Base address of the GitHub stand-in, for links to pull requests. */
  github: string;
}
