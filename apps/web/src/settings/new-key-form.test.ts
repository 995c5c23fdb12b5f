import { describe, expect, test } from '@jest/globals';
import { newKeyOf } from './new-key-form.js';

const now = Date.parse('2026-11-23T00:00:00Z');

function aForm(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe('the form of a new key', () => {
  test('names what is missing', () => {
    const { problems } = newKeyOf(aForm([['which', 'some']]), now);
    expect(Object.keys(problems)).toEqual(['name', 'skills']);
  });

  test('reads all skills as null and counts days from today', () => {
    const fields = [
      ['name', ' Laptop '],
      ['which', 'all'],
      ['days', '30'],
    ] as const;
    expect(newKeyOf(aForm(fields), now)).toEqual({
      key: { name: 'Laptop', kind: 'personal', skills: null, expires_at: '2026-12-23T00:00:00.000Z' },
      problems: {},
    });
  });

  test('can end never', () => {
    const { key } = newKeyOf(
      aForm([
        ['name', 'A'],
        ['which', 'some'],
        ['skill', 'x'],
        ['days', ''],
      ]),
      now,
    );
    expect(key).toEqual({ name: 'A', kind: 'personal', skills: ['x'] });
  });
});
