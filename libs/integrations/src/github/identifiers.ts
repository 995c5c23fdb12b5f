import * as z from 'zod';

// Nothing that reaches a URL is free text: `..`, slashes, control characters and whole addresses are refused here, before any request exists.
const matching = (pattern: RegExp, problem: string) => z.string().regex(pattern, problem);

/** A repository as `owner/name`. */
export const repo = matching(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/u,
  'Write the repository as owner/name, for example octo-org/website',
).describe('owner/name');

/** The number of an issue or a pull request in its repository. */
export const number = z.int().min(1).max(2_147_483_647);

/** GitHub's own number for a run, a job, a comment; unique across GitHub. */
export const id = z.int().min(1);

/** A branch, a tag or a commit sha, as git allows them (git-check-ref-format). */
export const ref = matching(
  /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|@\{))[^\s\p{Cc}~^:?*[\]\\]{1,250}(?<![./])$/u,
  'Write a branch, a tag or a commit sha',
);

/** The branch a pull request comes from: `branch`, or `owner:branch` from a fork. */
export const head = matching(
  /^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,38}:)?(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|@\{))[^\s\p{Cc}~^:?*[\]\\]{1,250}(?<![./])$/u,
  'Write a branch, or owner:branch for a fork',
);

/** A path inside a repository; empty is the root. */
export const path = matching(
  /^(?!\/)(?!.*\/\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\p{Cc}\p{Zl}\p{Zp}\\]{0,1000}$/u,
  'Write a path inside the repository, without a leading slash and without ..',
);

/** A full commit sha. */
export const sha = matching(/^[0-9a-f]{40}$/u, 'Write the full 40-character commit sha');

/** A user or an organisation. */
export const owner = matching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/u, 'Write a GitHub user or organisation');

/** A user's login, also a bot's (`dependabot[bot]`). */
export const login = matching(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?$/u,
  'Write a GitHub login, without @',
);

/** A user's login, or `@me` for the person who asks. */
export const person = matching(
  /^(?:@me|[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?)$/u,
  'Write a GitHub login, or @me',
).describe('login or @me');

/** A label's name. */
export const label = matching(/^[^\p{Cc}"]{1,50}$/u, 'Write the name of a label');

/** A calendar day, UTC. */
export const day = matching(
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u,
  'Write a day as 2026-11-30',
).describe('YYYY-MM-DD');

/** One line of text. */
export const line = (max: number) => matching(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, 'Write one line of text').max(max);

/** Several lines of text; GitHub takes at most 65,536 characters. */
export const markdown = z.string().max(65_536).describe('Markdown');

/** `owner/name` as the two parameters that every request about a repository takes. */
export function partsOf(repository: string): { owner: string; repo: string } {
  const slash = repository.indexOf('/');
  return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}
