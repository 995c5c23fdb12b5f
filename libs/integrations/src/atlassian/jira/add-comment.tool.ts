import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import type { Jira } from '../client.js';
import { calls } from './calls.js';
import { key, line, markdown, site } from './identifiers.js';
import { absent, mark, marked } from './marks.js';
import { written } from './mentions.js';
import { browse } from './rows.js';

const answerOf = (jira: Jira, key: string, id = '') => ({
  comment_id: id,
  url: `${browse(jira, key)}?focusedCommentId=${id}`,
});

export const addComment = atlassian.tool({
  name: 'jira_add_comment',
  title: 'Comment on an issue',
  description: 'Add a comment in Markdown; @Name mentions a colleague. Each call adds another.',
  effect: 'write',
  scopes: ['write:jira-work'],
  requests: [calls.addComment, calls.findUsers, calls.getComments, calls.getCommentProperty],
  input: z.object({
    key,
    body: markdown,
    visibility: line(100).optional().describe('Only for this project role'),
    site,
  }),
  learn: ['site', 'visibility'],
  output: z.object({ comment_id: z.string(), url: z.string() }),
  async run({ client, input, operation }) {
    const jira = client.at(input.site);
    const { id } = await jira.addComment({
      issueIdOrKey: input.key,
      body: await written(jira, input.body),
      properties: marked(operation),
      ...(input.visibility && { visibility: { type: 'role' as const, value: input.visibility } }),
    });
    return answerOf(jira, input.key, id);
  },
  async settle({ client, input, operation }) {
    const jira = client.at(input.site);
    const page = await jira.getComments({ issueIdOrKey: input.key, orderBy: '-created', maxResults: 10 });
    const ids = (page.comments ?? []).flatMap(({ id }) => id ?? []);
    const marks = await Promise.all(
      ids.map((commentId) => jira.getCommentProperty({ commentId, propertyKey: mark }).catch(absent)),
    );
    const found = ids.find((_, index) => marks[index]?.value === operation);
    return found === undefined ? undefined : answerOf(jira, input.key, found);
  },
});
