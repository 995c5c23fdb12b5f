import type { Octokit, RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

import { clip } from '../../text.js';

type ChangedFile = RestEndpointMethodTypes['pulls']['listFiles']['response']['data'][number];

/** A changed file; `patch` and what follows only where diffs were asked for. */
export const fileRow = z.object({
  path: z.string(),
  previous_path: z.string().optional(),
  status: z.string(),
  additions: z.int(),
  deletions: z.int(),
  patch: z.string().optional(),
  truncated: z.boolean().optional(),
  next_offset: z.int().optional(),
});

export const fileRowOf = (file: ChangedFile) => ({
  ...file,
  path: file.filename,
  previous_path: file.previous_filename,
  patch: undefined,
});

/** Rows with diffs from their character `offset` on, `max` characters for all of them together. */
export function diffsOf(files: readonly ChangedFile[], offset: number, max: number) {
  let left = max;
  return files.map((file) => {
    const whole = file.patch ?? '';
    const patch = clip(whole.slice(offset), left);
    left -= patch.length;
    const reached = offset + patch.length;
    const truncated = reached < whole.length;
    return { ...fileRowOf(file), patch, truncated, ...(truncated && { next_offset: reached }) };
  });
}

interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
}

const perPage = 100;

/** GitHub lists at most 3,000 files of a pull request. */
const lastPage = 30;

/** The changed files named by `paths`; reads on only until all of them are found. */
export async function filesAt(
  client: Octokit,
  pull: PullRequest,
  paths: readonly string[],
): Promise<ChangedFile[]> {
  const wanted = new Set(paths);
  const found: ChangedFile[] = [];
  for (let page = 1; page <= lastPage && found.length < wanted.size; page += 1) {
    const { data } = await client.pulls.listFiles({ ...pull, per_page: perPage, page });
    found.push(...data.filter(({ filename }) => wanted.has(filename)));
    if (data.length < perPage) break;
  }
  return found;
}
