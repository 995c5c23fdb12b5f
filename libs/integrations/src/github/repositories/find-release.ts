import type { Octokit } from '@octokit/rest';

import { partsOf } from '../identifiers.js';
import { loginOf } from '../rows.js';
import { isSameText, justMade, myLogin } from '../settling.js';

interface Release {
  readonly repo: string;
  readonly tag: string;
  readonly name?: string | undefined;
  readonly notes?: string | undefined;
  readonly publish: boolean;
}

/**
 * The release that creating it has made, undefined when it has made none. A tag has one published release; drafts may be many, and
 * then only one of just now is it. Throws ToolError `outcome_unknown`.
 */
export async function findRelease(client: Octokit, { repo, tag, name = tag, notes, publish }: Release) {
  const me = await myLogin(client);
  const { data } = await client.repos.listReleases({ ...partsOf(repo), per_page: 100 });
  const alike = data.filter(
    (one) =>
      one.tag_name === tag &&
      one.draft === !publish &&
      loginOf(one.author) === me &&
      isSameText(one.name, name) &&
      (notes === undefined || isSameText(one.body, notes)),
  );
  return publish ? alike[0] : justMade({ items: alike, now: Date.now() }, ({ created_at }) => created_at);
}
