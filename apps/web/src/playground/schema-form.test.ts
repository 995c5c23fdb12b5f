import { expect, test } from '@jest/globals';
import { fieldsOf, inputOf } from './schema-form.js';

const fields = fieldsOf({
  type: 'object',
  properties: {
    state: { enum: ['open', 'closed'], default: 'open' },
    labels: { type: 'array', items: { type: 'string' } },
    repo: { type: 'string', description: 'Owner and name' },
    limit: { type: 'integer' },
    draft: { type: 'boolean' },
    place: { type: 'object' },
  },
  required: ['repo', 'state'],
});

test('a field for every property, what is required first', () => {
  expect(fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
    ['repo', 'text', true],
    ['state', 'choice', false],
    ['labels', 'list', false],
    ['limit', 'number', false],
    ['draft', 'yes_no', false],
    ['place', 'json', false],
  ]);
});

test('a form becomes an input of the right types; what is empty is left out', () => {
  const form: Record<string, string> = {
    repo: ' a/b ',
    labels: 'bug\n\n docs ',
    limit: '5',
    draft: 'true',
    place: '{"x":1}',
  };
  expect(inputOf(fields, (name) => form[name] ?? '')).toEqual({
    input: { repo: 'a/b', labels: ['bug', 'docs'], limit: 5, draft: true, place: { x: 1 } },
    problems: {},
  });
});

test('what cannot be read is said beside its field', () => {
  const form: Record<string, string> = { limit: 'many', place: '{' };
  expect(inputOf(fields, (name) => form[name] ?? '').problems).toEqual({
    limit: 'Enter a number.',
    place: 'This is not JSON.',
  });
});
