import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { duration, key, markdown, moment, site } from './identifiers.js';
import { isMarked, marked } from './marks.js';
import { documentOf } from './rich-text.js';
import { instant } from './rows.js';

/** Jira takes no `Z`: `2026-11-20T09:00:00.000+0000`. */
const jiraTime = (text: string | undefined): string =>
  (text === undefined ? new Date() : new Date(text)).toISOString().replace('Z', '+0000');

export const logWork = atlassian.tool({
  name: 'jira_log_work',
  title: 'Log time on an issue',
  description:
    'Log working time on an issue as yourself, by now unless `started` says when. Each call logs more.',
  effect: 'write',
  scopes: ['write:jira-work'],
  requests: [calls.addWorklog, calls.getWorklog],
  input: z.object({
    key,
    time_spent: duration,
    started: moment.optional(),
    note: markdown.optional(),
    site,
  }),
  learn: ['site'],
  output: z.object({ id: z.string(), time_spent: z.string(), started: z.string() }),
  async run({ client, input, operation }) {
    const { id, timeSpent, started } = await client.at(input.site).addWorklog({
      issueIdOrKey: input.key,
      timeSpent: input.time_spent,
      started: jiraTime(input.started),
      properties: marked(operation),
      ...(input.note && { comment: documentOf(input.note) }),
    });
    return { id, time_spent: timeSpent, started: instant(started) };
  },
  async settle({ client, input, operation }) {
    const { worklogs = [] } = await client
      .at(input.site)
      .getIssueWorklog({ issueIdOrKey: input.key, expand: 'properties' });
    const found = worklogs.find(({ properties }) => isMarked(properties, operation));
    return found && { id: found.id, time_spent: found.timeSpent, started: instant(found.started) };
  },
});
