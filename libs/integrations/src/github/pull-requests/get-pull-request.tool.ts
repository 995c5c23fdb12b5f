import * as z from 'zod';

import { summaryOf } from '../check-summary.js';
import { github } from '../github.provider.js';
import { number, partsOf, repo } from '../identifiers.js';
import { pullRequestOf, pullRequestView } from './pull-request-view.js';
import { verdictsOf } from './verdicts.js';

export const getPullRequest = github.tool({
  name: 'github_get_pull_request',
  title: 'Read a pull request',
  description:
    'One pull request in one view: state, mergeability (null: GitHub is still computing it), reviews, checks, size, head_sha. For diffs use github_get_pull_request_files.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}/pulls/{number}',
    'GET /repos/{owner}/{repo}/pulls/{number}/reviews',
    'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    'GET /repos/{owner}/{repo}/commits/{ref}/status',
  ],
  input: z.object({ repo, number }),
  learn: ['repo'],
  output: pullRequestView,
  async run({ client, input }) {
    const parts = partsOf(input.repo);
    const pull = client.pulls.get({ ...parts, pull_number: input.number });
    // The checks are asked for by the sha that is shown, so that a push in between cannot mix two commits.
    const ofHead = pull.then(({ data }) => ({ ...parts, ref: data.head.sha, per_page: 100 }));
    const [{ data }, reviews, runs, statuses] = await Promise.all([
      pull,
      client.pulls.listReviews({ ...parts, pull_number: input.number, per_page: 100 }),
      ofHead.then((head) => client.checks.listForRef(head)),
      ofHead.then((head) => client.repos.getCombinedStatusForRef(head)),
    ]);
    return {
      ...pullRequestOf(data),
      reviews: verdictsOf(reviews.data),
      checks: summaryOf(runs.data.check_runs, statuses.data.statuses),
    };
  },
});
