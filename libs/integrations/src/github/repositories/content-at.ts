import type { Octokit } from '@octokit/rest';

interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  readonly ref?: string | undefined;
}

/** What is at a path; the root and folders come without the trailing slash, which would be an empty name in the address. */
export function contentAt(
  client: Octokit,
  { path, ...place }: Place,
): ReturnType<Octokit['repos']['getContent']> {
  const plain = path.replace(/\/$/, '');
  if (plain !== '') return client.repos.getContent({ ...place, path: plain });
  return client.request('GET /repos/{owner}/{repo}/contents', { ...place }) as ReturnType<
    Octokit['repos']['getContent']
  >;
}
