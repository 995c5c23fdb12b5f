import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { key, line, markdown, site } from './identifiers.js';
import { written } from './mentions.js';
import { browse } from './rows.js';
import { explained } from './screens.js';
import {
  alreadyIn,
  findTransition,
  isSame,
  resolutionOf,
  screenOf,
  statusOf,
  transitionOf,
  transitionsOf,
} from './transitions.js';

export const transitionIssue = atlassian.tool({
  name: 'jira_transition_issue',
  title: 'Move an issue to another status',
  description: 'Move an issue to a status by its name. An issue that is there already stays as it is.',
  effect: 'write',
  scopes: [['read:jira-work', 'write:jira-work']],
  requests: [calls.getTransitions, calls.doTransition, calls.getIssue, calls.findUsers],
  input: z.object({
    key,
    to_status: line(60).describe('Name of status or transition'),
    resolution: line(60).optional().describe('Where the move asks for one'),
    comment: markdown.optional(),
    site,
  }),
  learn: ['site', 'resolution'],
  output: z.object({ key: z.string(), status: z.string(), url: z.string() }),
  async run({ client, input }) {
    const { key, to_status, resolution } = input;
    const jira = client.at(input.site);
    const all = await transitionsOf(jira, key);
    const transition = findTransition(all, to_status);
    if (transition === undefined)
      return { key, url: browse(jira, key), status: await alreadyIn(jira, input, all) };
    const comment = input.comment && [{ add: { body: await written(jira, input.comment) } }];
    const moving = jira.doTransition({
      issueIdOrKey: key,
      transition: { id: transition.id },
      ...(resolution && { fields: { resolution: resolutionOf(transition, resolution) } }),
      ...(comment && { update: { comment } }),
    });
    await explained(moving, async () => screenOf(transition));
    return { key, url: browse(jira, key), status: transitionOf(transition).to_status };
  },
  async settle({ client, input }) {
    const jira = client.at(input.site);
    const status = await statusOf(jira, input.key);
    return isSame(status, input.to_status)
      ? { key: input.key, url: browse(jira, input.key), status }
      : undefined;
  },
});
