import type { Answer } from '../gateway/answer.js';
import type { Router } from '../gateway/router.js';

import type { Call, Handler } from './call.js';
import { notFound } from './errors.js';
import type { RepositoryFacts } from './repositories.js';
import type { Wire } from './wire.js';
import { paginated, repoOf } from './call.js';

/** Lists of repositories and tags, which emulate leaves empty or lacks. */
export function repositoryListRoutes(routes: Router<Handler>): void {
  routes
    .add('GET /user/repos', (call) => list(call, (one) => one.members.has(call.login)))
    .add('GET /orgs/:org/repos', (call) => {
      const owner = `${call.params['org']?.toLowerCase()}/`;
      return list(call, (one) => one.fullName.toLowerCase().startsWith(owner));
    })
    .add('GET /repos/:owner/:repo/tags', listTags);
}

async function list(call: Call, wanted: (one: RepositoryFacts) => boolean): Promise<Answer> {
  const found = call.world.repositories.visibleTo(call.login, call.scopes).filter((one) => wanted(one));
  if (found.length === 0 && call.params['org'] !== undefined) throw notFound();
  const rows = await Promise.all(
    found.map((one) => call.world.read<Wire>(call.login, `/repos/${one.fullName}`)),
  );
  const field =
    call.query.get('sort') === 'full_name' ? 'full_name' : `${call.query.get('sort') ?? 'updated'}_at`;
  const direction =
    (call.query.get('direction') ?? (field === 'full_name' ? 'asc' : 'desc')) === 'asc' ? 1 : -1;
  return paginated(
    call,
    rows.sort((a, b) => direction * String(a[field]).localeCompare(String(b[field]))),
  );
}

const listTags: Handler = async (call) => {
  const path = `/repos/${repoOf(call)}/git/matching-refs/tags/`;
  const refs = await call.world.read<{ ref: string; object: { sha: string } }[]>(call.login, path);
  const root = `${call.world.api}/repos/${repoOf(call)}`;
  const rows = refs.map(({ ref, object: { sha } }) => {
    const name = ref.replace('refs/tags/', '');
    return { name, commit: { sha, url: `${root}/commits/${sha}` }, zipball_url: `${root}/zipball/${name}` };
  });
  return paginated(call, rows.toReversed());
};
