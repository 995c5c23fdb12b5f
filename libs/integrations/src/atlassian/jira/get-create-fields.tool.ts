import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { allowedNames } from './screen-fields.js';
import { line, project, site } from './identifiers.js';
import { createScreen, issueTypes } from './screens.js';

/** What jira_create_issue fills in by inputs of its own. */
const known = new Set(['project', 'issuetype', 'summary']);

export const getCreateFields = atlassian.tool({
  name: 'jira_get_create_fields',
  title: 'See what a new issue needs',
  description:
    'The types of issues in a project; with a type its required fields, values included, and the names of the optional ones.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.getCreateTypes, calls.getCreateFields],
  input: z.object({ project, type: line(60).optional().describe('Name of the type'), site }),
  learn: ['site', 'project', 'type'],
  output: z.object({
    types: z.array(z.string()),
    required: z
      .array(
        z.object({
          name: z.string(),
          id: z.string(),
          type: z.string(),
          allowed: z.array(z.string()).optional(),
        }),
      )
      .optional(),
    optional: z.array(z.object({ name: z.string(), allowed: z.array(z.string()).optional() })).optional(),
  }),
  async run({ client, input }) {
    const jira = client.at(input.site);
    const [types, screen] = await Promise.all([
      issueTypes(jira, input.project),
      input.type === undefined ? undefined : createScreen(jira, input.project, input.type),
    ]);
    const fields = screen
      ?.filter(({ id }) => !known.has(id))
      .map((field) => ({
        ...field,
        allowed: field.allowed === undefined ? undefined : allowedNames(field).slice(0, 20),
      }));
    return {
      types: types.flatMap(({ name }) => name ?? []),
      required: fields?.filter(({ isRequired }) => isRequired),
      optional: fields?.filter(({ isRequired }) => !isRequired),
    };
  },
});
