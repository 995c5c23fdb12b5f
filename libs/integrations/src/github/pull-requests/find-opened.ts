import type { Octokit } from '@octokit/rest';

import { partsOf } from '../identifiers.js';
import { loginOf, loginsOf } from '../rows.js';
import { aDayAgo, isSameText, myLogin, unsure } from '../settling.js';

interface Opening {
  readonly repo: string;
  readonly head: string;
  readonly base?: string | undefined;
  readonly title: string;
  readonly reviewers?: readonly string[] | undefined;
}

/**
 * The pull request that opening it has made, undefined when it has made none. GitHub allows one open pull request between two
 * branches, so an open one by the same person under the same title is it. Throws ToolError `outcome_unknown`.
 */
export async function findOpened(client: Octokit, { repo, head, title, reviewers = [], ...given }: Opening) {
  const parts = partsOf(repo);
  const base = given.base ?? (await client.repos.get(parts)).data.default_branch;
  const me = await myLogin(client);
  const { data } = await client.pulls.list({
    ...parts,
    base,
    head: head.includes(':') ? head : `${parts.owner}:${head}`,
    state: 'all',
    sort: 'created',
    direction: 'desc',
    per_page: 20,
  });
  const alike = data.filter(
    (pull) => loginOf(pull.user) === me && isSameText(pull.title, title) && pull.created_at > aDayAgo(),
  );
  const made = alike.find(({ state }) => state === 'open');
  if (made === undefined && alike.length > 0) throw unsure('One like it has been closed today');
  if (made === undefined) return undefined;
  const asked = new Set(loginsOf(made.requested_reviewers).map((login) => login.toLowerCase()));
  const left = reviewers.filter((login) => !asked.has(login.toLowerCase()));
  return {
    number: made.number,
    base,
    url: made.html_url,
    ...(left.length > 0 && { note: `Not asked to review: ${left.join(', ')}` }),
  };
}
