import { ToolError } from '@hub/kit';

import { clip } from '../text.js';
import { AtlassianRefusal } from './refusal.js';

/** Atlassian's refusals in the reader's words; undefined where the hub knows better (an expired token, 5xx). */
export function toError(cause: unknown): ToolError | undefined {
  return cause instanceof AtlassianRefusal ? words[cause.status]?.(cause) : undefined;
}

type Words = (cause: AtlassianRefusal) => ToolError | undefined;

const invalid: Words = (cause) =>
  new ToolError('invalid_input', `Jira refused: ${said(cause)}`, { problems: problemsOf(cause), cause });

const denied: Words = (cause) => new ToolError('denied', `Jira refused: ${said(cause)}`, { cause });

const conflict: Words = (cause) => new ToolError('conflict', `Jira refused: ${said(cause)}`, { cause });

const notFound: Words = (cause) =>
  new ToolError('not_found', `Jira has no ${subjectOf(cause.url)}, or you have no access to it`, { cause });

// 401 says two things here: the token is no good, which the hub mends by itself, or it lacks a scope, which only consent does.
const unauthorized: Words = (cause) =>
  isMissingScope(cause)
    ? new ToolError('missing_scope', 'Your Atlassian connection lacks a permission that this needs', {
        fix: { label: 'Connect Atlassian again to add the permission' },
        cause,
      })
    : undefined;

const words: Readonly<Record<number, Words>> = {
  400: invalid,
  401: unauthorized,
  403: denied,
  404: notFound,
  409: conflict,
  413: invalid,
  422: invalid,
  429: rateLimited,
};

/** Whether the token is good and lacks a scope: `{"code":401,"message":"Unauthorized; scope does not match"}`. */
export const isMissingScope = ({ status, body }: AtlassianRefusal): boolean =>
  status === 401 && /scope does not match/i.test(messageOf(body));

// https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
const reasons: Readonly<Record<string, string>> = {
  'jira-quota-global-based': "the hub's quota for this hour is used up",
  'jira-quota-tenant-based': "the site's quota for this hour is used up",
  'jira-burst-based': 'too many requests at once',
  'jira-per-issue-on-write': 'this issue was changed too often in a short time',
};

function rateLimited(cause: AtlassianRefusal): ToolError {
  const { headers } = cause;
  const reset = (Date.parse(headers['x-ratelimit-reset'] ?? '') - Date.now()) / 1_000;
  const retryAfter = Math.max(1, Math.ceil([Number(headers['retry-after']), reset].find((s) => s > 0) ?? 60));
  const reason = reasons[headers['ratelimit-reason'] ?? ''] ?? 'too many requests';
  return new ToolError('rate_limited', `Jira's limit: ${reason}. Try again in ${retryAfter} seconds`, {
    retryAfter,
    cause,
  });
}

interface Refused {
  readonly message?: unknown;
  readonly errorMessages?: unknown;
  readonly errors?: unknown;
}

const refusedOf = (body: unknown): Refused => (typeof body === 'object' && body !== null ? body : {});

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );

function messageOf(body: unknown): string {
  const { message } = refusedOf(body);
  return typeof message === 'string' ? message : '';
}

/** What Jira says about single fields, by its own name of the field (`summary`, `customfield_10011`). */
export function fieldErrorsOf({ body }: AtlassianRefusal): ReadonlyMap<string, string> {
  const { errors } = refusedOf(body);
  const entries = Object.entries(typeof errors === 'object' && errors !== null ? errors : {});
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const problemsOf = (cause: AtlassianRefusal) =>
  [...fieldErrorsOf(cause)].map(([field, problem]) => ({ field, problem: clip(problem, 300) }));

/** The sentences of a refusal. */
export function said(cause: AtlassianRefusal): string {
  const fields = [...fieldErrorsOf(cause)].map(([field, problem]) => `${field}: ${problem}`);
  const all = [...textsOf(refusedOf(cause.body).errorMessages), ...fields, messageOf(cause.body)];
  return clip(all.filter((text) => text !== '').join('; ') || `status ${cause.status}`, 400);
}

const subjects: readonly (readonly [RegExp, string])[] = [
  [/\/comment\/([^/?]+)/, 'comment'],
  [/\/attachment\/(?:content\/)?([^/?]+)/, 'attachment'],
  [/\/createmeta\/([^/?]+)/, 'project'],
  [/\/issue\/([^/?]+)/, 'issue'],
  [/\/project\/([^/?]+)/, 'project'],
  [/\/board\/([^/?]+)/, 'board'],
  [/\/sprint\/([^/?]+)/, 'sprint'],
];

/** What a request is about, from its URL: `issue ARM-12`. */
export function subjectOf(url: string): string {
  for (const [pattern, subject] of subjects) {
    const [, name] = pattern.exec(url) ?? [];
    if (name !== undefined) return `${subject} ${name}`;
  }
  return 'such thing';
}
