import type { Answer } from '../../gateway/answer.js';
import type { AtlassianWorld } from '../world.js';

import { badRequest, noSuchIssue } from './errors.js';
import type { Issue, Project } from './state/model.js';
import type { Site } from './state/site.js';

/** One authenticated call to a site, as handlers see it. */
export interface JiraCall {
  world: AtlassianWorld;
  site: Site;
  /** Who calls. */
  login: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The JSON body; an empty object when none was sent. */
  body: Record<string, unknown>;
  /** The JSON value of the body when it may be anything, as of a property; undefined when there is none. */
  wholeBody: unknown;
  headers: Record<string, string | undefined>;
  /** The address of the site's API: `<api>/ex/jira/<cloudId>`. */
  base: string;
}

/** Answers one call, or throws a Refusal. */
export type Handler = (call: JiraCall) => Answer;

export const canSee = (login: string, issue: Issue): boolean => issue.project.members.has(login);

/** The issue that the path names; 404 when it is not there or hidden from the caller. */
export function issueOf(call: JiraCall, name = 'issue'): Issue {
  const issue = call.site.findIssue(call.params[name] ?? '');
  if (!issue || !canSee(call.login, issue)) throw noSuchIssue();
  return issue;
}

/** The same for a change, which counts against the issue's own limit; throws 429. */
export function issueToChange(call: JiraCall): Issue {
  const issue = issueOf(call);
  call.world.limits.write(issue.id);
  return issue;
}

/** The project with this key or id that the caller sees. */
export function findVisibleProject(call: JiraCall, keyOrId: string): Project | undefined {
  const project = call.site.findProject(keyOrId);
  return project?.members.has(call.login) ? project : undefined;
}

/** One page of a list in Jira's counting: from `startAt`, `maxResults` at most. Throws 400 for no numbers. */
export interface Paged<Item> {
  startAt: number;
  maxResults: number;
  total: number;
  isLast: boolean;
  items: Item[];
}

/** `size` is the page size when none is asked, `most` what may be asked; throws 400 for no numbers. */
export function paged<Item>(
  query: URLSearchParams,
  items: readonly Item[],
  { size, most }: { size: number; most: number },
): Paged<Item> {
  const startAt = numberIn(query, 'startAt', 0);
  const maxResults = Math.min(most, numberIn(query, 'maxResults', size));
  const page = items.slice(startAt, startAt + maxResults);
  const isLast = startAt + page.length >= items.length;
  return { startAt, maxResults, total: items.length, isLast, items: page };
}

function numberIn(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`${name} must be a number that is not negative.`);
  return Number(text);
}

/** Page of the `values` kind, with the addresses of itself and the next one. */
export function valuesPage<Item>(
  call: JiraCall,
  path: string,
  page: Paged<Item>,
  show: (item: Item) => unknown,
) {
  const { startAt, maxResults, total, isLast, items } = page;
  const address = (from: number): string => {
    const query = new URLSearchParams(call.query);
    query.set('startAt', String(from));
    query.set('maxResults', String(maxResults));
    return `${call.base}${path}?${query.toString()}`;
  };
  const nextPage = isLast ? undefined : address(startAt + maxResults);
  call.world.limits.charge(items.length);
  return { self: address(startAt), nextPage, maxResults, startAt, total, isLast, values: items.map(show) };
}

/** Values of a list parameter, given once with commas or several times. */
export const listIn = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** Jira's form of a moment: `2026-11-23T09:30:00.000+0000`. */
export const jiraTime = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

/** The day of a moment: `2026-11-23`. */
export const jiraDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
