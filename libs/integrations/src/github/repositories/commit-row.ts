import type { RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

import { titleOf } from '../../text.js';

type Commit = RestEndpointMethodTypes['repos']['listCommits']['response']['data'][number];

/** A commit by its short sha and the first line of its message. */
export const commitRow = z.object({
  sha: z.string(),
  title: z.string(),
  author: z.string(),
  date: z.string().nullable(),
  url: z.string(),
});

export const commitRowOf = ({ sha, commit, author, html_url }: Commit) => ({
  sha: sha.slice(0, 7),
  title: titleOf(commit.message),
  author: author?.login ?? commit.author?.name ?? 'unknown',
  date: commit.author?.date ?? null,
  url: html_url,
});
