import { defineProvider, type Tool } from '@hub/kit';
import { expect, it } from '@jest/globals';
import * as z from 'zod';

import { schemasOf } from './tool-schemas.js';

const provider = defineProvider({
  id: 'paper',
  title: 'Paper',
  urls: { api: 'http://127.0.0.1' },
  oauth: {
    authorize: { base: 'api', path: '/authorize' },
    token: { base: 'api', path: '/token' },
    scopeSeparator: ' ',
    pkce: true,
    refresh: { rotates: true, reuseLeeway: 0, killsAccessToken: false },
    deadGrantErrors: [],
  },
  scopes: { read: { label: 'Read' } },
  accessPage: { base: 'api', path: '/' },
  accountRequests: [],
  client: () => ({}),
  account: async () => ({ id: '1', label: 'one' }),
  toError: () => undefined,
});

const listTool = provider.tool({
  name: 'paper_list_notes',
  title: 'List notes',
  description: 'Lists notes.',
  effect: 'read',
  scopes: ['read'],
  requests: ['GET /notes'],
  input: z.object({ limit: z.int().default(10), cursor: z.string().optional() }),
  output: z.object({ items: z.array(z.object({ id: z.string() })) }),
  run: async () => ({}),
});

it('publishes an input with a default as one that may be left out, and says that nothing else is taken', () => {
  const { input } = schemasOf(listTool);
  expect(input).toMatchObject({ type: 'object', additionalProperties: false });
  expect(input['required']).toBeUndefined();
  expect(input).not.toHaveProperty('$schema');
});

it('names in the output what the hub adds to a list', () => {
  const { output } = schemasOf(listTool);
  expect(Object.keys(output['properties'] as object)).toEqual(['items', 'has_more', 'next_cursor', 'note']);
});

it('leaves out the guards that the hub checks itself, at every depth, and keeps the limits that an agent can use', () => {
  const guarded: Tool = {
    ...listTool,
    input: z.object({
      id: z.string().regex(/^(?!x)[a-z]+$/u),
      number: z.int().min(1).max(2_147_483_647),
      days: z.int().min(1).max(90),
      lines: z.array(z.string().min(1).max(255)).max(20),
    }),
  };
  expect(schemasOf(guarded).input['properties']).toEqual({
    id: { type: 'string' },
    number: { type: 'integer', minimum: 1 },
    days: { type: 'integer', minimum: 1, maximum: 90 },
    lines: { type: 'array', items: { type: 'string' }, maxItems: 20 },
  });
});
