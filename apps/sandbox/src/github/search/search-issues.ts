import type { Answer } from '../../gateway/answer.js';
import type { Call } from '../call.js';
import { invalid } from '../errors.js';

import type { IssueDocument } from './documents.js';
import { issueDocuments } from './documents.js';
import type { SearchQuery } from './query.js';
import { matchesDate, matchesWords, parseQuery } from './query.js';
import { refuseStrangers, searchedRepositories } from './scope.js';
import { results } from './results.js';

type Test = (document: IssueDocument, value: string, me: string) => boolean;

const person = (value: string, me: string): string => (value === '@me' ? me : value).toLowerCase();
const has = (logins: string[], value: string, me: string) =>
  logins.some((one) => one.toLowerCase() === person(value, me));

const tests: Record<string, Test> = {
  is: (document, value) => isTests[value]?.(document) ?? false,
  type: (document, value) => isTests[value]?.(document) ?? false,
  state: (document, value) => document.row.state === value,
  author: (document, value, me) => document.author.toLowerCase() === person(value, me),
  assignee: (document, value, me) => has(document.assignees, value, me),
  label: (document, value) =>
    value
      .split(',')
      .some((one) => document.labels.some((label) => label.toLowerCase() === one.toLowerCase())),
  base: (document, value) => document.pull?.base === value,
  head: (document, value) => document.pull?.head === value,
  draft: (document, value) => document.pull?.draft === (value === 'true'),
  'review-requested': (document, value, me) => has(document.pull?.reviewers ?? [], value, me),
  'user-review-requested': (document, value, me) => has(document.pull?.reviewers ?? [], value, me),
  'reviewed-by': (document, value, me) => has(document.pull?.reviewedBy ?? [], value, me),
  involves: (document, value, me) => has([document.author, ...document.assignees], value, me),
  merged: (document, value) => matchesDate(value, document.pull?.merged ?? null),
  updated: (document, value) => matchesDate(value, document.row.updated_at),
  created: (document, value) => matchesDate(value, document.row.created_at),
  closed: (document, value) => matchesDate(value, document.row.closed_at),
  no: (document, value) => (value === 'assignee' ? document.assignees : document.labels).length === 0,
  archived: () => true,
};

const isTests: Record<string, (document: IssueDocument) => boolean> = {
  issue: (document) => document.pull === null,
  pr: (document) => document.pull !== null,
  'pull-request': (document) => document.pull !== null,
  open: (document) => document.row.state === 'open',
  closed: (document) => document.row.state === 'closed',
  merged: (document) => (document.pull?.merged ?? null) !== null,
  unmerged: (document) => document.pull !== null && document.pull.merged === null,
  draft: (document) => document.pull?.draft === true,
  public: () => true,
  private: () => true,
};

const places = ['repo', 'org', 'user'];
const known = [...Object.keys(tests), ...places, 'in', 'sort'];

/** GET /search/issues */
export async function searchIssues(call: Call): Promise<Answer> {
  const query = parseQuery(call.query.get('q'), known);
  requireKind(query);
  refuseStrangers(call, query);
  const repositories = searchedRepositories(call, query);
  const all = (await Promise.all(repositories.map((one) => issueDocuments(call, one)))).flat();
  const found = all.filter((document) => matches(document, query, call.login));
  return results(
    call,
    sorted(call, query, found).map((document) => ({ ...document.row, score: 1 })),
    { search_type: 'lexical' },
  );
}

function requireKind(query: SearchQuery): void {
  const kinds = ['issue', 'pr', 'pull-request'];
  const named = query.qualifiers.some(
    ({ key, value }) => (key === 'is' || key === 'type') && kinds.includes(value),
  );
  if (!named) {
    throw invalid({
      resource: 'Search',
      field: 'q',
      code: 'invalid',
      message: "Query must include 'is:issue' or 'is:pull-request'",
    });
  }
}

function matches(document: IssueDocument, query: SearchQuery, me: string): boolean {
  const fits = query.qualifiers.every(({ key, value, negated }) => {
    const test = tests[key];
    return !test || test(document, value, me) !== negated;
  });
  return fits && matchesWords(query, textToSearch(document, query));
}

function textToSearch(document: IssueDocument, query: SearchQuery): string {
  const where = query.qualifiers.find((one) => one.key === 'in')?.value.split(',') ?? ['title', 'body'];
  return where.map((name) => (name === 'title' ? document.row.title : (document.row.body ?? ''))).join('\n');
}

function sorted(call: Call, query: SearchQuery, found: IssueDocument[]): IssueDocument[] {
  const typed = query.qualifiers.find((one) => one.key === 'sort')?.value.split('-');
  const field = call.query.get('sort') ?? typed?.[0] ?? 'created';
  const direction = (call.query.get('order') ?? typed?.[1]) === 'asc' ? 1 : -1;
  const value = ({ row }: IssueDocument): string =>
    field === 'comments'
      ? String(row.comments).padStart(6, '0')
      : field === 'updated'
        ? row.updated_at
        : row.created_at;
  return found.sort((a, b) => direction * value(a).localeCompare(value(b)));
}
