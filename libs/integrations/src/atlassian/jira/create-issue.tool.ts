import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { namedFields } from './field-values.js';
import { day, key, label, line, markdown, person, project, site } from './identifiers.js';
import { marked } from './marks.js';
import { fillingCalls, findCreated, findingCalls, newFields } from './new-issue.js';
import { browse } from './rows.js';
import { createScreen, explained } from './screens.js';

export const createIssue = atlassian.tool({
  name: 'jira_create_issue',
  title: 'Create an issue in Jira',
  description:
    'Create an issue; names of people, types and values are resolved. Each call creates another: look with jira_search_issues first. jira_get_create_fields says what a project requires.',
  effect: 'write',
  scopes: [['write:jira-work', 'read:jira-work', 'read:jira-user']],
  requests: [calls.createIssue, ...fillingCalls, ...findingCalls],
  input: z.object({
    project,
    type: line(60).default('Task').describe('Issue type'),
    summary: line(255),
    description: markdown.optional(),
    assignee: person.optional(),
    labels: z.array(label).max(20).optional(),
    parent: key.optional().describe('Epic, or the issue of a sub-task'),
    priority: line(60).optional(),
    components: z.array(line(255)).max(20).optional(),
    due: day.optional(),
    fields: namedFields,
    site,
  }),
  learn: ['site', 'project', 'type', 'assignee', 'labels', 'priority', 'components'],
  output: z.object({ key: z.string(), url: z.string() }),
  async run({ client, input, operation }) {
    const jira = client.at(input.site);
    const fields = await newFields(jira, input);
    const creating = jira.createIssue({ fields, properties: marked(operation) });
    const { key } = await explained(creating, () => createScreen(jira, input.project, input.type));
    return { key, url: browse(jira, key) };
  },
  async settle({ client, input, operation }) {
    const jira = client.at(input.site);
    const key = await findCreated(jira, input.project, operation);
    return key === undefined ? undefined : { key, url: browse(jira, key) };
  },
});
