import type { Tool } from '@hub/kit';
import * as z from 'zod';

import * as jira from '../../libs/integrations/src/atlassian/jira/index.js';
import * as checks from '../../libs/integrations/src/github/checks/index.js';
import * as issues from '../../libs/integrations/src/github/issues/index.js';
import * as pullRequests from '../../libs/integrations/src/github/pull-requests/index.js';
import * as repositories from '../../libs/integrations/src/github/repositories/index.js';
import * as drive from '../../libs/integrations/src/google/drive/index.js';
import * as gmail from '../../libs/integrations/src/google/gmail/index.js';

const folders: readonly Readonly<Record<string, Tool>>[] = [
  gmail,
  drive,
  issues,
  pullRequests,
  checks,
  repositories,
  jira,
];

/** Every tool that some folder has, by name. */
export const tools: readonly Tool[] = folders
  .flatMap((folder) => Object.values(folder))
  .toSorted((a, b) => a.name.localeCompare(b.name));

/** The first word of a tool's name. */
export const productOf = ({ name }: Tool): string => name.split('_', 1)[0] ?? '';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-7' });
  return rest;
};

/** All that a tool takes and gives, with the checks that the published schema leaves out: a change here is one for every agent. */
export const publishedFormOf = (tool: Tool) => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  effect: tool.effect,
  idempotent: tool.idempotent ?? tool.effect === 'read',
  scopes: tool.scopes,
  requests: tool.requests,
  learn: tool.learn ?? [],
  input: schemaOf(tool.input, 'input'),
  output: schemaOf(tool.output, 'output'),
});
