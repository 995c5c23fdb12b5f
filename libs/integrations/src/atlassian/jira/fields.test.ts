import { describe, expect, it } from '@jest/globals';

import { customFieldsOf, readable } from './custom-fields.js';
import { fieldValues } from './field-values.js';
import { screenField } from './screen-fields.js';

const field = (id: string, name: string, schema: object, allowedValues?: object[]) =>
  screenField({ name, schema, ...(allowedValues && { allowedValues }) }, id);

const screen = [
  field('customfield_1', 'Team', { type: 'option' }, [
    { id: '7', value: 'Motion' },
    { id: '8', value: 'Safety' },
  ]),
  field('customfield_2', 'Story Points', { type: 'number', custom: 'x:float' }),
  field('customfield_3', 'Notes', { type: 'string', custom: 'x:textarea' }),
  field('customfield_4', 'Sprint', { type: 'array', items: 'json', custom: 'x:gh-sprint' }),
  field('customfield_5', 'Areas', { type: 'array', items: 'option' }, [
    { id: '1', value: 'Arm' },
    { id: '2', value: 'Base' },
  ]),
  field('customfield_6', 'Tags', { type: 'array', items: 'string' }),
  field('customfield_7', 'Reviewer', { type: 'user' }),
  field('fixVersions', 'Fix versions', { type: 'array', items: 'version' }),
  field('customfield_8', 'Start', { type: 'date' }),
];

describe('fields by their names', () => {
  it('become what Jira takes', () => {
    const named = {
      team: 'motion',
      'Story Points': '5',
      Sprint: 12,
      Areas: ['Arm', 'base'],
      Tags: ['a', 'b'],
      Reviewer: '712020:x',
      'Fix versions': '2.1',
      Start: '2026-11-30',
    };
    expect(fieldValues(named, screen)).toEqual({
      customfield_1: { id: '7' },
      customfield_2: 5,
      customfield_4: 12,
      customfield_5: [{ id: '1' }, { id: '2' }],
      customfield_6: ['a', 'b'],
      customfield_7: { accountId: '712020:x' },
      fixVersions: [{ name: '2.1' }],
      customfield_8: '2026-11-30',
    });
    expect(fieldValues({ Notes: '**x**' }, screen)).toMatchObject({
      customfield_3: { type: 'doc', version: 1 },
    });
  });

  it.each([
    [{ Weight: 1 }, 'fields', /Weight.*Team, Story Points/],
    [{ Team: 'Sales' }, 'fields.Team', /Sales.*Motion, Safety/],
    [{ 'Story Points': 'many' }, 'fields.Story Points', /a number/],
    [{ Team: ['Motion', 'Safety'] }, 'fields.Team', /one value/],
  ])('are refused by name and with the choices: %j', (named, name, words) => {
    expect(() => fieldValues(named, screen)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        problems: [{ field: name, problem: expect.stringMatching(words) }],
      }),
    );
  });
});

describe('a value as people read it', () => {
  it.each([
    [5, '5'],
    [false, 'false'],
    ['text', 'text'],
    [{ value: 'Motion' }, 'Motion'],
    [{ value: 'Arm', child: { value: 'Elbow' } }, 'Arm > Elbow'],
    [{ displayName: 'Ana Lopez', accountId: 'x' }, 'Ana Lopez'],
    [[{ name: '2.1' }, { name: '2.2' }], '2.1, 2.2'],
    [[{ name: 'ARM Sprint 23', state: 'active' }], 'ARM Sprint 23 (active)'],
    [
      { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'hi' }] }] },
      'hi',
    ],
  ])('%j is %s', (value, words) => expect(readable(value)).toBe(words));

  it.each([null, undefined, '', [], {}, '0|i0001:', '{pullrequest={dataType=x}}', { id: 'x' }])(
    '%j is nothing',
    (value) => expect(readable(value)).toBeUndefined(),
  );

  it('stands under the name of its field, empty ones left out', () => {
    const fields = {
      summary: 'x',
      customfield_1: { value: 'Motion' },
      customfield_2: null,
      customfield_9: 3,
    };
    expect(customFieldsOf(fields, { customfield_1: 'Team' })).toEqual([
      { name: 'Team', value: 'Motion' },
      { name: 'customfield_9', value: '3' },
    ]);
  });
});
