import { ToolError } from '@hub/kit';
import type { Octokit } from '@octokit/rest';

import { filesAt } from './changed-files.js';
import { type LineComment, problemWith } from './patch.js';

interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
}

/** Throws ToolError `invalid_input`, a problem per comment that the diff does not take, with the lines it would take: GitHub itself only says that something is wrong. */
export async function checkLines(
  client: Octokit,
  pull: PullRequest,
  comments: readonly LineComment[],
): Promise<void> {
  if (comments.length === 0) return;
  const files = await filesAt(client, pull, [...new Set(comments.map(({ path }) => path))]);
  const patches = new Map(files.map(({ filename, patch }) => [filename, patch]));
  const problems = comments.flatMap((comment, index) => {
    const found = problemWith(comment, patches);
    return found === undefined ? [] : [{ field: `comments.${index}.${found.field}`, problem: found.problem }];
  });
  if (problems.length > 0)
    throw new ToolError('invalid_input', 'Some comments are not on lines of the diff', { problems });
}
