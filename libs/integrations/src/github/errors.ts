import { ToolError } from '@hub/kit';
import { RequestError } from '@octokit/request-error';

import { clip } from '../text.js';

interface Refusal {
  readonly message?: unknown;
  readonly errors?: unknown;
}

/** GitHub's refusals in the reader's words; undefined where the hub knows better (401, 5xx). */
export function toError(cause: unknown): ToolError | undefined {
  if (!(cause instanceof RequestError)) return undefined;
  return isRateLimit(cause) ? rateLimited(cause) : words[cause.status]?.(cause, wordsOf(cause));
}

type Words = (cause: RequestError, said: string) => ToolError;

const notFound: Words = (cause) =>
  new ToolError('not_found', `GitHub has no ${subjectOf(cause.request.url)}, or you have no access to it`, {
    cause,
  });

const conflict: Words = (cause, said) => new ToolError('conflict', `GitHub refused: ${said}`, { cause });

const invalid: Words = (cause, said) =>
  /already exists/i.test(said)
    ? conflict(cause, said)
    : new ToolError('invalid_input', `GitHub refused: ${said}`, { cause });

const denied: Words = (cause, said) =>
  cause.response?.headers['x-github-sso'] === undefined
    ? new ToolError('denied', `GitHub refused: ${said}`, { cause })
    : new ToolError('denied', 'This organisation wants single sign-on for the connection', {
        fix: { label: 'Authorise the hub for the organisation in your GitHub settings, then try again' },
        cause,
      });

const words: Readonly<Record<number, Words>> = {
  400: invalid,
  403: denied,
  404: notFound,
  405: conflict,
  409: conflict,
  410: notFound,
  422: invalid,
  451: denied,
};

/** What a request is about, from its URL: `pull request 12 in octo-org/website`. */
export function subjectOf(url: string): string {
  const [, owner, name, kind, below] =
    /\/repos\/([^/?]+)\/([^/?]+)(?:\/([^/?]+))?(?:\/([^?]+))?/.exec(url) ?? [];
  if (owner === undefined || name === undefined) return 'such thing';
  const subject = kind === undefined ? undefined : subjectBelow(kind, below ?? startOfList(url));
  return `${subject === undefined ? 'repository' : `${subject} in`} ${owner}/${name}`;
}

const subjectBelow = (kind: string, rest: string | undefined): string | undefined =>
  rest === undefined ? undefined : subjects[kind]?.(decoded(rest));

/** A list of commits says in its query where it starts. */
const startOfList = (url: string): string | undefined =>
  /^[^?]*\/commits\?(?:.*&)?sha=([^&]+)/.exec(url)?.[1];

const subjects: Readonly<Record<string, (rest: string) => string>> = {
  issues: (rest) => `issue or pull request ${firstOf(rest)}`,
  pulls: (rest) => `pull request ${firstOf(rest)}`,
  contents: (rest) => `file or folder ${rest}`,
  commits: (rest) => `branch or commit ${rest.replace(/\/(?:check-runs|status)$/, '')}`,
  actions: (rest) => `workflow run or job ${rest.split('/')[1] ?? ''}`,
};

const firstOf = (rest: string): string => rest.split('/', 1)[0] ?? '';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isRateLimit({ status, response }: RequestError): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  const headers = response?.headers;
  return (
    headers?.['x-ratelimit-remaining'] === '0' ||
    headers?.['retry-after'] !== undefined ||
    isSecondary(response?.data)
  );
}

// The secondary limit comes without headers at times: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
const isSecondary = (data: unknown): boolean => /secondary rate limit/i.test(wordOf(data));

const wordOf = (data: unknown): string => {
  const message = (data as Refusal | null | undefined)?.message;
  return typeof message === 'string' ? message : '';
};

function rateLimited(cause: RequestError): ToolError {
  const headers = cause.response?.headers ?? {};
  const asked = Number(headers['retry-after']);
  const reset = Number(headers['x-ratelimit-reset']) - Date.now() / 1_000;
  const retryAfter = Math.max(1, Math.ceil([asked, reset].find((seconds) => seconds > 0) ?? 60));
  return new ToolError(
    'rate_limited',
    `GitHub's limit for your account is reached. Try again in ${retryAfter} seconds`,
    {
      retryAfter,
      cause,
    },
  );
}

/** The sentences of a refusal, without GitHub's addresses and codes where it gives words. */
function wordsOf({ response, status }: RequestError): string {
  const { errors } = (response?.data ?? {}) as Refusal;
  const details = (Array.isArray(errors) ? errors : []).map(wordsOfDetail).filter((words) => words !== '');
  const said = wordOf(response?.data) || `status ${status}`;
  return clip([said, ...details].join('; '), 300);
}

function wordsOfDetail(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  const { message, field, code } = (detail ?? {}) as { message?: unknown; field?: unknown; code?: unknown };
  if (typeof message === 'string') return message;
  return typeof field === 'string' && typeof code === 'string'
    ? `${field} is ${code.replaceAll('_', ' ')}`
    : '';
}
