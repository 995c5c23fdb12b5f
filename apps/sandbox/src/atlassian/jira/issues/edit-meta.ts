import type { Answer } from '../../../gateway/answer.js';
import { json } from '../../../gateway/answer.js';
import type { JiraCall } from '../call.js';
import { issueOf } from '../call.js';
import type { JiraRoutes } from '../routes.js';
import { reads } from '../routes.js';

import { createFields } from './create-meta.js';

/** What an issue's own screen leaves out: it stays where it is and of whom it is. */
const fixed = new Set(['project', 'reporter']);

/** GET /editmeta: the fields that may be changed, by id. */
function editMeta(call: JiraCall): Answer {
  const issue = issueOf(call);
  const fields = createFields(call, issue.project, issue.type).filter(({ fieldId }) => !fixed.has(fieldId));
  return json({ fields: Object.fromEntries(fields.map(({ fieldId, ...facts }) => [fieldId, facts])) });
}

/** What changing an issue takes. */
export const editMetaRoutes: JiraRoutes = { 'GET /rest/api/3/issue/:issue/editmeta': reads(editMeta) };
