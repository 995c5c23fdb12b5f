import type { JiraCall } from '../call.js';
import { jiraTime } from '../call.js';
import type { Change } from '../state/model.js';

import { loginView } from './person-view.js';

/** One entry of an issue's history; a side that was empty is left out, as the description wants it. */
export const changesView = (call: JiraCall, { id, by, at, items, metadata }: Change) => ({
  id,
  author: loginView(call, by),
  created: jiraTime(at),
  items: items.map(({ field, fieldId, custom, from, fromText, to, toText }) => ({
    field,
    fieldtype: custom ? 'custom' : 'jira',
    fieldId,
    from,
    fromString: fromText,
    to,
    toString: toText,
  })),
  historyMetadata: metadata,
});
