import { badRequest } from '../errors.js';
import type { Issue } from '../state/model.js';

import type { Asker } from './asker.js';
import { compileJql } from './compile.js';
import { orderOf } from './order.js';
import { parseJql } from './parse.js';

/** What a search may leave out because the index has not seen it yet. */
export type IsIndexed = (issue: Issue) => boolean;

/**
 * The issues that the asker sees and the query means, in its order. Throws 400 in Jira's words;
 * a query without a restriction is refused, as `/search/jql` does.
 */
export function searchIssues(asker: Asker, jql: string, isIndexed: IsIndexed): Issue[] {
  const { where, orderBy } = parseJql(jql);
  if (!where) {
    throw badRequest(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  }
  const test = compileJql(asker, where);
  const compare = orderOf(orderBy);
  const found: Issue[] = [];
  for (const issue of asker.site.issues) {
    if (issue.project.members.has(asker.login) && isIndexed(issue) && test(issue)) found.push(issue);
  }
  return found.sort(compare);
}
