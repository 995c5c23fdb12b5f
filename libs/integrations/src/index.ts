// Every provider, tool and skill that Skillhub ships, as plain values: listing them runs nothing.
// Knows kit and the vendors' SDKs; never a token, a database, or who is calling.
import type { Provider, Skill } from '@hub/kit';

import {
  exploreCodebase,
  github,
  managePullRequests,
  prepareRelease,
  reviewCode,
  triageIssues,
  watchCi,
} from './github/index.js';

export { github } from './github/index.js';

/** Every provider, in the order in which people see them. */
export const providers: readonly Provider[] = [github];

/** Every skill, in the order in which people see them; the tools of the catalogue are theirs. */
export const skills: readonly Skill[] = [
  managePullRequests,
  reviewCode,
  triageIssues,
  exploreCodebase,
  watchCi,
  prepareRelease,
];
