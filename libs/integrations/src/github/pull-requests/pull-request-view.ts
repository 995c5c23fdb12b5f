import type { RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

import { checkSummary } from '../check-summary.js';
import { loginOf, loginsOf } from '../rows.js';
import { bodyLength, cut } from '../../text.js';
import { verdicts } from './verdicts.js';

type PullRequest = RestEndpointMethodTypes['pulls']['get']['response']['data'];

/** One pull request with where it stands. `mergeable` is null while GitHub computes it. */
export const pullRequestView = z.object({
  number: z.int(),
  title: z.string(),
  state: z.string(),
  draft: z.boolean().optional(),
  author: z.string(),
  base: z.string(),
  head: z.string(),
  head_sha: z.string(),
  body: z.string(),
  merged: z.boolean(),
  mergeable: z.boolean().nullable(),
  mergeable_state: z.string().optional(),
  reviews: verdicts,
  requested_reviewers: z.array(z.string()),
  checks: checkSummary,
  additions: z.int(),
  deletions: z.int(),
  changed_files: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
  merged_at: z.string().nullable(),
  url: z.string(),
});

/** What the pull request itself says; a fork's branch is named with its owner. */
export const pullRequestOf = (data: PullRequest) => ({
  ...data,
  author: loginOf(data.user),
  base: data.base.ref,
  head: data.head.repo?.full_name === data.base.repo.full_name ? data.head.ref : data.head.label,
  head_sha: data.head.sha,
  body: cut(data.body, bodyLength, `github_get_issue goes on at offset ${bodyLength}`),
  requested_reviewers: loginsOf(data.requested_reviewers),
  url: data.html_url,
});
