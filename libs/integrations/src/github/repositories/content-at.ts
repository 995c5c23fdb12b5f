import { setImmediate as turn } from 'node:timers/promises';

import type { Octokit } from '@octokit/rest';

interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  readonly ref?: string | undefined;
}

interface Entry {
  readonly size: number;
  readonly sha: string;
  readonly content?: string;
  readonly encoding?: string;
}

const largest = 4_000_000;

/** What a file holds; undefined when it is larger than 4 MB. Above 1 MB GitHub gives it as a blob of git only. */
export async function bytesOf(
  client: Octokit,
  place: Place,
  { content = '', encoding, size, sha }: Entry,
): Promise<Buffer | undefined> {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  if (size > largest) return undefined;
  const { data } = await client.git.getBlob({ owner: place.owner, repo: place.repo, file_sha: sha });
  // Each step takes some milliseconds: others get their turn between them.
  await turn();
  const bytes = Buffer.from(data.content, 'base64');
  await turn();
  return bytes;
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
