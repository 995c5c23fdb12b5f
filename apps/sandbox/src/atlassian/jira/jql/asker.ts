import type { Site } from '../state/site.js';

/** Who asks, where and when: what a query means depends on it. */
export interface Asker {
  site: Site;
  login: string;
  now: number;
}
