import type { Tool, ToolError } from '@hub/kit';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';

import { parseInput } from './parse-input.js';

const tool = {
  input: z.object({
    repo: z.string().regex(/^[\w-]+\/[\w-]+$/),
    number: z.int().min(1),
    state: z.enum(['open', 'closed']).default('open'),
    labels: z.array(z.string().max(5)).max(2).optional(),
  }),
} as unknown as Tool;

const refusal = (raw: unknown): ToolError => {
  try {
    parseInput(tool, raw);
  } catch (cause) {
    return cause as ToolError;
  }
  throw new Error('It was accepted');
};

it('fills in defaults', () =>
  expect(parseInput(tool, { repo: 'a/b', number: 1 })).toEqual({ repo: 'a/b', number: 1, state: 'open' }));

it('asks for what is missing, by name', () => {
  const { code, problems } = refusal({});
  expect(code).toBe('needs_input');
  expect(problems).toEqual([
    { field: 'repo', problem: 'is required' },
    { field: 'number', problem: 'is required' },
  ]);
});

it.each([
  [{ repo: 'a/b', number: 1, owner: 'x' }, 'owner', 'is not an input of this tool'],
  [{ repo: 'a/b', number: '1' }, 'number', 'must be a number'],
  [{ repo: 'a/b', number: 0 }, 'number', 'must be at least 1'],
  [{ repo: '../b', number: 1 }, 'repo', 'has a form that is not accepted'],
  [{ repo: 'a/b\r\nX: y', number: 1 }, 'repo', 'has a form that is not accepted'],
  [{ repo: 'a/b', number: 1, state: 'ajar' }, 'state', 'must be one of open, closed'],
  [{ repo: 'a/b', number: 1, labels: ['toolong'] }, 'labels.0', 'must be at most 5 characters long'],
  [{ repo: 'a/b', number: 1, labels: ['a', 'b', 'c'] }, 'labels', 'must be at most 2 entries long'],
  ['text', '', 'must be an object'],
  [[], '', 'must be an object'],
])('refuses %j and names %s', (raw, field, problem) => {
  const { code, problems } = refusal(raw);
  expect(code).toBe('invalid_input');
  expect(problems).toContainEqual({ field, problem });
});

it('refuses what is nested too deep or too large before it looks at it', () => {
  const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ inner }), 'core');
  expect(refusal({ deep }).message).toContain('nested deeper');
  expect(refusal({ repo: 'x'.repeat(1_100_000) }).message).toContain('1 MB');
});

it('throws nothing but refusals, whatever it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (raw) => {
      expect(['invalid_input', 'needs_input']).toContain(refusal(raw).code);
    }),
  );
});

it.each(['half a pair \ud800', 'a NUL \u0000'])('refuses text that no provider can be sent: %j', (repo) => {
  expect(refusal({ repo, number: 1 })).toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('character'),
  });
});
