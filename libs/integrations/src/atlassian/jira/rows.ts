import * as z from 'zod';

import type { Jira } from '../client.js';

interface Named {
  readonly name?: string;
}

export interface Person {
  readonly accountId?: string | undefined;
  readonly displayName?: string | undefined;
}

/** The fields of an issue that the tools know by themselves, as Jira sends them. */
export interface IssueFields {
  readonly summary?: string;
  readonly status?: Named;
  readonly issuetype?: Named;
  readonly priority?: Named | null;
  readonly resolution?: Named | null;
  readonly assignee?: Person | null;
  readonly reporter?: Person | null;
  readonly labels?: readonly string[];
  readonly components?: readonly Named[];
  readonly fixVersions?: readonly Named[];
  readonly created?: string;
  readonly updated?: string;
  readonly duedate?: string | null;
  readonly description?: unknown;
}

/** An issue as Jira sends it. */
export interface Issue {
  readonly key?: string | undefined;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}

/** One line of a list of issues. */
export const issueRow = z.object({
  key: z.string(),
  summary: z.string(),
  status: z.string(),
  assignee: z.string().nullable(),
  priority: z.string().nullable(),
  type: z.string(),
  updated: z.string(),
  url: z.string(),
});

/** What `rowOf` reads; a search answers with ids alone unless it is asked for fields. */
export const rowFields = ['summary', 'status', 'assignee', 'priority', 'issuetype', 'updated'];

export const fieldsOf = (issue: Issue): IssueFields => issue.fields ?? {};

const called = (one: Named | null | undefined): string => one?.name ?? '';

/** One found issue as a row. */
export function rowOf(jira: Jira, issue: Issue): z.infer<typeof issueRow> {
  const { summary = '', status, assignee, priority, issuetype, updated } = fieldsOf(issue);
  return {
    key: issue.key ?? '',
    summary,
    status: called(status),
    assignee: assignee?.displayName ?? null,
    priority: called(priority) || null,
    type: called(issuetype),
    updated: instant(updated),
    url: browse(jira, issue.key),
  };
}

/** Where a person sees an issue. */
export const browse = (jira: Jira, key: string | undefined): string => `${jira.site.url}/browse/${key ?? ''}`;

/** Jira's `2026-11-20T10:11:12.345+0100` in UTC, to the second; empty where it is absent or no time. */
export function instant(text: string | undefined): string {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? '' : `${time.toISOString().slice(0, 19)}Z`;
}

export const nameOf = (person: Person | null | undefined): string => person?.displayName ?? 'nobody';
