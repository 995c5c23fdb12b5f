import type { JiraCall } from '../call.js';
import { availableTransitions } from '../issues/available-transitions.js';
import type { Issue } from '../state/model.js';

import { changesView } from './change-view.js';
import { fieldFacts } from './field-list.js';
import { askedFields, fieldsView, renderedView } from './issue-view.js';
import { transitionView } from './transition-view.js';

/** What a reader asks of an issue. */
export interface Asked {
  fields: string[];
  expand: string[];
  properties: string[];
}

/** An issue as get and search give it. */
export function issueView(call: JiraCall, issue: Issue, { fields, expand, properties }: Asked) {
  const ids = askedFields(fields);
  const has = (name: string): boolean =>
    expand.includes(name) || expand.some((one) => one.startsWith(`${name}.`));
  const isWanted = (name: string) => properties.includes(name) || properties.includes('*all');
  const kept = [...issue.properties].filter(([name]) => isWanted(name));
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${call.base}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    fields: ids.length > 0 ? fieldsView(call, issue, ids) : undefined,
    names: has('names') ? namesOf(ids) : undefined,
    schema: has('schema') ? schemasOf(ids) : undefined,
    renderedFields: has('renderedFields') ? renderedView(issue) : undefined,
    transitions: has('transitions')
      ? availableTransitions(issue).map((one) => transitionView(call, one, has('transitions.fields')))
      : undefined,
    changelog: has('changelog')
      ? {
          startAt: 0,
          maxResults: issue.changes.length,
          total: issue.changes.length,
          histories: issue.changes.toReversed().map((change) => changesView(call, change)),
        }
      : undefined,
    properties: properties.length > 0 ? Object.fromEntries(kept) : undefined,
  };
}

/** Field id to its name for people. */
export const namesOf = (ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, fieldFacts(id)?.name ?? id]));

/** Field id to the type of its value. */
export const schemasOf = (ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, fieldFacts(id)?.schema ?? { type: 'any' }]));
