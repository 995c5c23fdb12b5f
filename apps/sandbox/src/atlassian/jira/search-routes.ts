import { createHash } from 'node:crypto';

import type { Answer } from '../../gateway/answer.js';
import { json } from '../../gateway/answer.js';

import type { Fields } from './body.js';
import { listAt, textAt } from './body.js';
import type { JiraCall } from './call.js';
import { listIn } from './call.js';
import { badRequest } from './errors.js';
import { searchIssues } from './jql/run.js';
import type { JiraRoutes } from './routes.js';
import { reads } from './routes.js';
import type { Issue } from './state/model.js';
import { fieldList } from './views/field-list.js';
import { issueView, namesOf, schemasOf } from './views/whole-issue.js';
import { askedFields } from './views/issue-view.js';

const tokenLife = 7 * 86_400_000;

interface Search {
  jql: string;
  fields: string[];
  expand: string[];
  properties: string[];
  maxResults: number;
  nextPageToken: string | undefined;
  reconcile: string[];
}

const known = new Set([
  'jql',
  'fields',
  'expand',
  'properties',
  'maxResults',
  'nextPageToken',
  'reconcileIssues',
  'fieldsByKeys',
]);
const invalidPayload = () =>
  badRequest('Invalid request payload. Refer to the REST API documentation and try again.');

function fromBody(body: Fields): Search {
  const { maxResults = 50 } = body;
  const isRight =
    Object.keys(body).every((name) => known.has(name)) &&
    Number.isInteger(maxResults) &&
    ['fields', 'properties'].every((name) => body[name] === undefined || isTextList(body[name]));
  if (!isRight) throw invalidPayload();
  return {
    jql: textAt(body, 'jql') ?? '',
    fields: listAt(body, 'fields').map(String),
    expand: (textAt(body, 'expand') ?? '').split(','),
    properties: listAt(body, 'properties').map(String),
    maxResults: Number(maxResults),
    nextPageToken: textAt(body, 'nextPageToken'),
    reconcile: listAt(body, 'reconcileIssues').map(String),
  };
}

const isTextList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function fromQuery(query: URLSearchParams): Search {
  const maxResults = query.get('maxResults') ?? '50';
  if (!/^\d+$/.test(maxResults)) throw invalidPayload();
  return {
    jql: query.get('jql') ?? '',
    fields: listIn(query, 'fields'),
    expand: listIn(query, 'expand'),
    properties: listIn(query, 'properties'),
    maxResults: Number(maxResults),
    nextPageToken: query.get('nextPageToken') ?? undefined,
    reconcile: listIn(query, 'reconcileIssues'),
  };
}

/** One page; without `fields` an issue is its id only. 100 at most, 5,000 when only ids and keys are asked. */
function search(call: JiraCall, asked: Search): Answer {
  const { fields, expand, properties } = asked;
  const found = matching(call, asked.jql, asked.reconcile);
  const isSlim =
    fields.every((name) => name === 'id' || name === 'key') && expand.every((name) => name === '');
  if (asked.maxResults < 1 || asked.maxResults > 5000) {
    throw badRequest('The maxResults parameter has to be between 1 and 5000.');
  }
  const size = Math.min(asked.maxResults, isSlim ? 5000 : 100);
  const start = startOf(call, asked);
  const page = found.slice(start, start + size);
  const isLast = start + page.length >= found.length;
  call.world.limits.charge(page.length);
  const ids = askedFields(fields);
  const show = (issue: Issue) =>
    fields.length === 0 && isSlim
      ? { id: issue.id }
      : issueView(call, issue, {
          fields,
          properties,
          expand: expand.filter((name) => name !== 'names' && name !== 'schema'),
        });
  return json({
    issues: page.map(show),
    isLast,
    nextPageToken: isLast ? undefined : tokenFor(call, asked.jql, start + page.length),
    names: expand.includes('names') ? namesOf(ids) : undefined,
    schema: expand.includes('schema') ? schemasOf(ids) : undefined,
  });
}

/** Search sees a change when the index has; an issue that is to be reconciled it sees at once. */
function matching(call: JiraCall, jql: string, reconcile: readonly string[]): Issue[] {
  const now = call.world.clock.now();
  const lag = (call.world.options.searchLagSeconds ?? 0) * 1000;
  const isIndexed = (issue: Issue) =>
    lag === 0 || issue.updatedAt <= now - lag || reconcile.includes(issue.id);
  return searchIssues({ site: call.site, login: call.login, now }, jql, isIndexed);
}

const stamp = (call: JiraCall, jql: string): string =>
  createHash('sha256').update(`${call.site.cloudId} ${call.login} ${jql}`).digest('base64url').slice(0, 16);

const tokenFor = (call: JiraCall, jql: string, start: number): string =>
  Buffer.from(`${stamp(call, jql)}:${call.world.clock.now()}:${start}`).toString('base64url');

/** A page token belongs to its query and lives for seven days. */
function startOf(call: JiraCall, { jql, nextPageToken }: Search): number {
  if (nextPageToken === undefined) return 0;
  const [mark, issued, start] = Buffer.from(nextPageToken, 'base64url').toString().split(':');
  const isLive = Number(issued) + tokenLife > call.world.clock.now();
  if (mark === stamp(call, jql) && isLive) return Number(start);
  throw badRequest('The provided next page token is invalid or expired.');
}

function count(call: JiraCall): Answer {
  return json({ count: matching(call, textAt(call.body, 'jql') ?? '', []).length });
}

/** Search, and the fields there are. */
export const searchRoutes: JiraRoutes = {
  'GET /rest/api/3/search/jql': reads((call) => search(call, fromQuery(call.query))),
  'POST /rest/api/3/search/jql': reads((call) => search(call, fromBody(call.body))),
  'POST /rest/api/3/search/approximate-count': reads(count),
  'GET /rest/api/3/field': reads(() =>
    json(
      fieldList.map(({ id, name, schema, clauses }) => ({
        id,
        key: id,
        name,
        custom: id.startsWith('customfield_'),
        orderable: true,
        navigable: true,
        searchable: clauses.length > 0,
        clauseNames: clauses,
        schema,
      })),
    ),
  ),
};
