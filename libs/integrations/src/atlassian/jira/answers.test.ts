import { describe, expect, it } from '@jest/globals';

import type { Jira } from '../client.js';
import { changesBefore } from './changes.js';
import { chosen } from './choices.js';
import { written } from './mentions.js';
import { nextOffset, offsetOf } from './offsets.js';
import { instant } from './rows.js';

describe('a time', () => {
  it('is UTC to the second, whatever zone the site has', () => {
    expect(instant('2026-11-20T10:11:12.345+0100')).toBe('2026-11-20T09:11:12Z');
    expect(instant('2026-11-20T10:11:12.345Z')).toBe('2026-11-20T10:11:12Z');
    expect([instant(undefined), instant('soon')]).toEqual(['', '']);
  });
});

describe('a page', () => {
  it('says where the next one begins, by either of Jira’s two ways', () => {
    expect(offsetOf(undefined)).toBe(0);
    expect(offsetOf('20')).toBe(20);
    expect(nextOffset(20, 10, { isLast: false })).toBe('30');
    expect(nextOffset(20, 10, { isLast: true })).toBeUndefined();
    expect(nextOffset(20, 10, { total: 31 })).toBe('30');
    expect(nextOffset(20, 10, { total: 30 })).toBeUndefined();
    expect(nextOffset(20, 0, { isLast: false })).toBeUndefined();
    expect(nextOffset(0, 10, {})).toBeUndefined();
  });
});

describe('a name among options', () => {
  const boards = [
    { id: 1, name: 'Arm board' },
    { id: 2, name: 'Twin' },
    { id: 3, name: 'Twin' },
  ];
  const choose = (name: string) => chosen('board', name, boards, (one) => [one.name, String(one.id)]).id;

  it('is found whatever its case, or by its id', () => {
    expect([choose('arm BOARD'), choose('3')]).toEqual([1, 3]);
  });

  it('is asked for again where several have it, by what tells them apart', () => {
    expect(() => choose('twin')).toThrow(
      expect.objectContaining({
        code: 'needs_input',
        candidates: [
          { field: 'board', value: '2', label: 'Twin, 2' },
          { field: 'board', value: '3', label: 'Twin, 3' },
        ],
      }),
    );
  });

  it('is answered with those that there are, each once', () => {
    expect(() => choose('Base')).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        problems: [{ field: 'board', problem: '“Base” does not exist. Use Arm board, Twin' }],
      }),
    );
  });
});

/** Jira with a history of `total` changes, the n-th of them at second n. */
function jiraWithHistory(total: number) {
  const asked: [number, number][] = [];
  const jira = {
    getChangeLogs: async ({ startAt, maxResults }: { startAt: number; maxResults: number }) => {
      asked.push([startAt, maxResults]);
      const values = Array.from({ length: Math.min(maxResults, total - startAt) }, (_, index) => ({
        created: new Date((startAt + index) * 1_000).toISOString(),
        author: { displayName: 'Ana' },
        items: [
          { field: 'status', fromString: null, toString: `s${startAt + index}` },
          { field: 'Rank', fromString: '', toString: 'Ranked higher' },
        ],
      }));
      return { total, values };
    },
  };
  return { jira: jira as unknown as Jira, asked };
}

describe('a history', () => {
  const wanted = { key: 'ARM-1', fields: ['STATUS'], limit: 3 };

  it('is read from its end, newest first, and goes on where it stopped', async () => {
    const { jira, asked } = jiraWithHistory(250);
    const first = await changesBefore(jira, wanted, undefined);
    expect(first.changes.map(({ to }) => to)).toEqual(['s249', 's248', 's247']);
    expect(first.changes[0]).toMatchObject({ who: 'Ana', field: 'status', from: '' });
    expect(asked).toEqual([
      [0, 1],
      [150, 100],
    ]);
    const second = await changesBefore(jira, wanted, first.next);
    expect(second.changes.map(({ to }) => to)).toEqual(['s246', 's245', 's244']);
  });

  it('ends with its first change', async () => {
    const { changes, next } = await changesBefore(jiraWithHistory(2).jira, wanted, undefined);
    expect([changes.length, next]).toEqual([2, undefined]);
    expect(await changesBefore(jiraWithHistory(0).jira, wanted, undefined)).toEqual({
      changes: [],
      next: undefined,
    });
  });

  it('stops at a day', async () => {
    const { jira, asked } = jiraWithHistory(250);
    const { changes, next } = await changesBefore(jira, { ...wanted, since: '1970-01-02' }, undefined);
    expect([changes, next, asked.length]).toEqual([[], undefined, 2]);
  });

  it('looks no further than 500 changes at a time for a rare one', async () => {
    const { jira, asked } = jiraWithHistory(1_000);
    const { changes, next } = await changesBefore(jira, { ...wanted, fields: ['priority'] }, undefined);
    expect([changes, next, asked.length]).toEqual([[], '500', 6]);
  });
});

describe('mentions', () => {
  const people = [
    { accountId: 'b1', displayName: 'Ben Okafor' },
    { accountId: 'b2', displayName: 'Benedita Reis', emailAddress: 'benedita@northwind.example' },
  ];
  const jira = {
    findUsers: async ({ query }: { query: string }) =>
      people.filter(({ displayName, emailAddress = '' }) =>
        [displayName, emailAddress].some((one) => one.toLowerCase().startsWith(query.toLowerCase())),
      ),
  } as unknown as Jira;
  const mentioned = async (markdown: string) =>
    [...JSON.stringify(await written(jira, markdown)).matchAll(/"id":"(\w+)"/g)].map(([, id]) => id);

  it('are people by full name, by address, and by a first name that is theirs alone', async () => {
    expect(await mentioned('Hi @Ben Okafor and @benedita@northwind.example, and @Ben.')).toEqual([
      'b1',
      'b2',
      'b1',
    ]);
  });

  it('stay text where nobody is meant, or it is code or an address', async () => {
    expect(await mentioned('@Zoe, `@Ben`, ben@northwind.example')).toEqual([]);
  });
});
