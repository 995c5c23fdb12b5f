import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { number, partsOf, repo } from '../identifiers.js';
import { threadsOf } from './review-threads.js';
import { threadOf, threadView } from './thread-view.js';

export const getPullRequestDiscussion = github.tool({
  name: 'github_get_pull_request_discussion',
  title: 'Read the review comments of a pull request',
  description:
    'The review threads on lines of a pull request, with whether each is resolved or outdated. Not the general conversation: github_get_issue with the same number has that.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['POST /graphql', 'POST /api/graphql'],
  input: z.object({ repo, number, unresolved_only: z.boolean().default(true), ...paging }),
  learn: ['repo'],
  output: z.object({ items: z.array(threadView), note: z.string().optional() }),
  async run({ client, input, after }) {
    const page = { ...partsOf(input.repo), number: input.number, first: input.limit, after };
    const { threads, next } = await threadsOf(client, page);
    const shown = threads.filter(({ isResolved }) => !(input.unresolved_only && isResolved));
    const hidden = threads.length - shown.length;
    return {
      items: shown.map(threadOf),
      next,
      ...(hidden > 0 && { note: `${hidden} resolved threads are left out` }),
    };
  },
});
