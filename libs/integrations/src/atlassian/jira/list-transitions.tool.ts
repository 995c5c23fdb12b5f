import * as z from 'zod';

import { paging } from '../../paging.js';
import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { key, site } from './identifiers.js';
import { nextOffset, offsetOf } from './offsets.js';
import { screenOf, transitionOf, transitionsOf } from './transitions.js';

export const listTransitions = atlassian.tool({
  name: 'jira_list_transitions',
  title: 'See where an issue can move',
  description: 'List the statuses an issue can move to now, and what each move requires.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.getTransitions],
  input: z.object({ key, site, ...paging }),
  learn: ['site'],
  output: z.object({
    items: z.array(
      z.object({ to_status: z.string(), name: z.string(), required_fields: z.array(z.string()).optional() }),
    ),
  }),
  async run({ client, input, after }) {
    const all = await transitionsOf(client.at(input.site), input.key);
    const start = offsetOf(after);
    const items = all.slice(start, start + input.limit).map((transition) => {
      const required = screenOf(transition).filter(({ isRequired }) => isRequired);
      return {
        ...transitionOf(transition),
        required_fields: required.length > 0 ? required.map(({ name }) => name) : undefined,
      };
    });
    return { items, next: nextOffset(start, items.length, { total: all.length }) };
  },
});
