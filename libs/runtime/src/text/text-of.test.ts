import { describe, expect, it } from '@jest/globals';

import { textOf } from './text-of.js';

describe('an answer as text', () => {
  it('puts rows into a table, and says once what they share', () => {
    const items = [4, 7].map((number) => ({
      number,
      repo: 'octo-org/website',
      title: `Fix ${number}`,
      labels: number === 4 ? ['bug', 'ui'] : [],
      merged_at: null,
      updated_at: `2026-11-0${number}T10:30:59Z`,
      url: `https://github.com/octo-org/website/pull/${number}`,
    }));
    expect(textOf({ items, has_more: false })).toBe(
      [
        'has_more: no',
        'items (2):',
        'all repo: octo-org/website',
        'each url: https://github.com/octo-org/website/pull/{number}',
        'number\ttitle\tlabels\tupdated_at',
        '4\tFix 4\tbug, ui\t2026-11-04 10:30',
        '7\tFix 7\t\t2026-11-07 10:30',
      ].join('\n'),
    );
  });

  it('keeps an address that is made differently in one row', () => {
    const items = [
      { key: 'ARM-1', url: 'https://a.example/browse/ARM-1' },
      { key: 'ARM-2', url: 'https://b.example/browse/ARM-2' },
    ];
    expect(textOf({ items })).toContain('ARM-2\thttps://b.example/browse/ARM-2');
  });

  it('leaves a long text as it is but indented, after the short values', () => {
    expect(textOf({ body: 'First\n\nsecond', title: 'Note', state: 'open' })).toBe(
      'title: Note\nstate: open\nbody:\n  First\n\n  second',
    );
  });

  it('lists what does not fit into a line, indented', () => {
    const comments = [
      { author: 'ana', body: 'Yes.\nNo.' },
      { author: 'ben', body: 'x'.repeat(301) },
    ];
    expect(textOf({ comments })).toContain(
      'comments (2):\n- author: ana\n  body:\n    Yes.\n    No.\n- author: ben',
    );
  });

  it('lets no value break out of its cell', () => {
    const items = [
      { a: 'one\ttwo', b: 'three\nfour'.slice(0, 5) },
      { a: 'x', b: 'y' },
    ];
    expect(textOf({ items }).split('\n')).toContain('one two\tthree');
  });

  it.each(['\n', '\r', '\r\n', '\u2028', '\u2029'])('lets no line of a text pass for a value: %j', (end) => {
    const body = `Hello${end}state: closed`;
    expect(textOf({ state: 'open', body }).split('\n')).toEqual([
      'state: open',
      'body:',
      '  Hello',
      '  state: closed',
    ]);
    expect(
      textOf({ items: [{ body, state: 'open' }] })
        .split('\n')
        .slice(-4),
    ).toEqual(['- state: open', '  body:', '    Hello', '    state: closed']);
  });

  it('writes nested values in one line and skips empty ones', () => {
    expect(textOf({ checks: { passed: 3, failed: ['lint'], pending: [] }, milestone: null })).toBe(
      'checks: passed 3, failed lint',
    );
  });

  it('says once what long entries share, and how their addresses are made', () => {
    const items = [7030, 7033].map((id) => ({
      id,
      resolved: false,
      body: `First\n\nsecond of ${id}\n`,
      url: `https://github.com/octo-org/website/pull/8#discussion_r${id}`,
    }));
    expect(textOf({ items })).toBe(
      [
        'items (2):',
        'all resolved: no',
        'each url: https://github.com/octo-org/website/pull/8#discussion_r{id}',
        '- id: 7030',
        '  body:',
        '    First',
        '',
        '    second of 7030',
        '- id: 7033',
        '  body:',
        '    First',
        '',
        '    second of 7033',
      ].join('\n'),
    );
  });

  it('keeps the lines of a text in a list, and says that a list is empty', () => {
    expect(textOf({ fragments: ['one\n  two', 'three'], items: [] })).toBe(
      'items: none\nfragments:\n- one\n    two\n- three',
    );
  });
});
