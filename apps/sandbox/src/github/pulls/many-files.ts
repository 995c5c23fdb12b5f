import type { World } from '../world.js';

/** So many files a comparison shows at most, at GitHub too; the files of a pull request go on to 3,000. */
export const mostCompared = 300;

const perPage = 100;
const lastPage = 30;

/** All files between two commits, read page by page off one commit that makes the whole change at once and is on no branch. */
export async function manyFiles<File>(
  world: World,
  login: string,
  repo: string,
  { base, head }: { base: string; head: string },
): Promise<File[]> {
  const git = `/repos/${repo}/git/commits`;
  const { tree } = await world.upstream.json<{ tree: { sha: string } }>(login, 'GET', `${git}/${head}`);
  const whole = { message: 'All changes at once', tree: tree.sha, parents: [base] };
  const { sha } = await world.upstream.json<{ sha: string }>(login, 'POST', git, whole);
  const all: File[] = [];
  for (let page = 1; page <= lastPage; page += 1) {
    const path = `/repos/${repo}/commits/${sha}?per_page=${perPage}&page=${page}`;
    const { files } = await world.upstream.json<{ files: File[] }>(login, 'GET', path);
    all.push(...files);
    if (files.length < perPage) break;
  }
  return all;
}
