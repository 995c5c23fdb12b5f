import { createHash } from 'node:crypto';

import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { key, line, site } from './identifiers.js';

/** What Jira knows the link by: the same address is the same link, whoever adds it again. */
const globalIdOf = (url: string): string =>
  url.length <= 255 ? url : `sha256=${createHash('sha256').update(url).digest('hex')}`;

export const addRemoteLink = atlassian.tool({
  name: 'jira_add_remote_link',
  title: 'Attach a link to an issue',
  description:
    'Attach the address of a pull request, a document or a mail to an issue. The same address again only changes its title.',
  effect: 'write',
  idempotent: true,
  scopes: ['write:jira-work'],
  requests: [calls.remoteLink],
  input: z.object({
    key,
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    title: line(255),
    site,
  }),
  learn: ['site'],
  output: z.object({ id: z.int(), url: z.string() }),
  async run({ client, input }) {
    const { key, url, title } = input;
    const { id } = await client.at(input.site).createOrUpdateRemoteIssueLink({
      issueIdOrKey: key,
      globalId: globalIdOf(url),
      object: { url, title },
    });
    return { id, url };
  },
});
