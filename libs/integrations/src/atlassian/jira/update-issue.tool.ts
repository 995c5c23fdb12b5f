import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { namedFields } from './field-values.js';
import { changedFields } from './changed-fields.js';
import { day, key, label, line, markdown, site } from './identifiers.js';
import { browse } from './rows.js';
import { editScreen, explained } from './screens.js';

export const updateIssue = atlassian.tool({
  name: 'jira_update_issue',
  title: 'Change an issue in Jira',
  description:
    'Change fields of an issue; what is not given stays. For the status use jira_transition_issue, for the assignee jira_assign_issue, for a comment jira_add_comment.',
  effect: 'write',
  idempotent: true,
  scopes: [['write:jira-work', 'read:jira-work']],
  requests: [calls.editIssue, calls.getEditFields, calls.findUsers],
  input: z
    .object({
      key,
      summary: line(255).optional(),
      description: markdown.optional(),
      add_labels: z.array(label).max(20).optional(),
      remove_labels: z.array(label).max(20).optional(),
      parent: key.optional().describe('Key of the epic'),
      priority: line(60).optional(),
      components: z.array(line(255)).max(20).optional(),
      fix_versions: z.array(line(255)).max(20).optional(),
      due: day.optional(),
      fields: namedFields,
      notify: z.boolean().optional().describe('false: mail nobody'),
      site,
    })
    .refine(
      ({ key: _key, site: _site, notify: _notify, ...changes }) => Object.keys(changes).length > 0,
      'Name at least one change',
    ),
  learn: ['site', 'notify', 'add_labels'],
  output: z.object({ key: z.string(), url: z.string(), changed: z.array(z.string()) }),
  async run({ client, input }) {
    const { key, site, notify, ...changes } = input;
    const jira = client.at(site);
    const change = await changedFields(jira, key, changes);
    const editing = jira.editIssue({
      issueIdOrKey: key,
      ...change,
      ...(notify === false && { notifyUsers: false }),
    });
    await explained(editing, () => editScreen(jira, key));
    return { key, url: browse(jira, key), changed: Object.keys(changes) };
  },
});
