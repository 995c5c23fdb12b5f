import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { chosen } from './choices.js';
import { key, line, site } from './identifiers.js';

export const linkIssues = atlassian.tool({
  name: 'jira_link_issues',
  title: 'Link two issues',
  description:
    'Say how two issues are related: from blocks to, from is blocked by to. Twice is the same as once.',
  effect: 'write',
  idempotent: true,
  scopes: [['write:jira-work', 'read:jira-work']],
  requests: [calls.getLinkTypes, calls.linkIssues],
  input: z.object({
    from: key,
    to: key,
    type: line(60).default('Relates').describe('Such as Blocks, is blocked by'),
    site,
  }),
  learn: ['site', 'type'],
  output: z.object({ from: z.string(), relation: z.string(), to: z.string() }),
  async run({ client, input }) {
    const { from, to } = input;
    if (from === to) throw ownLink();
    const jira = client.at(input.site);
    const { issueLinkTypes = [] } = await jira.getIssueLinkTypes();
    // A symmetric type has the same words both ways, so each word counts once.
    const type = chosen('type', input.type, issueLinkTypes, ({ name, inward, outward }) => [
      name,
      outward,
      inward,
    ]);
    const isTurned = [type.name, type.outward].every(
      (word) => word?.toLowerCase() !== input.type.toLowerCase(),
    );
    // Jira says "outward" of the issue that `inwardIssue` names: A blocks B is inwardIssue A, outwardIssue B.
    const [inward, outward] = isTurned ? [to, from] : [from, to];
    await jira.linkIssues({
      type: { name: type.name },
      inwardIssue: { key: inward },
      outwardIssue: { key: outward },
    });
    return { from, relation: (isTurned ? type.inward : type.outward) ?? input.type, to };
  },
});

const ownLink = (): ToolError =>
  new ToolError('invalid_input', 'An issue cannot be linked to itself', {
    problems: [{ field: 'to', problem: 'Name another issue than `from`' }],
  });
