import type { RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

import { issueRow, labelsOf, loginOf, loginsOf } from '../rows.js';

type Issue = RestEndpointMethodTypes['issues']['get']['response']['data'];

const comment = z.object({
  comment_id: z.int(),
  author: z.string(),
  created_at: z.string(),
  body: z.string(),
  url: z.string(),
});

/** One issue with its latest comments. */
export const issueView = issueRow.extend({
  comments: z.array(comment),
  state_reason: z.string().nullish(),
  milestone: z.string().nullable(),
  created_at: z.string(),
  body: z.string(),
  earlier_comments: z.int(),
  next_skip: z.int().optional(),
  is_pull_request: z.boolean(),
});

/** What the issue itself says, without its text and comments. */
export const issueOf = (data: Issue) => ({
  ...data,
  author: loginOf(data.user),
  labels: labelsOf(data.labels),
  assignees: loginsOf(data.assignees),
  milestone: data.milestone?.title ?? null,
  is_pull_request: data.pull_request !== undefined,
  url: data.html_url,
});
