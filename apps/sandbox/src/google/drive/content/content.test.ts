import { expect, it } from '@jest/globals';

import { csvOf, rowsOf } from './csv.js';
import { exportTypesOf, exported } from './export.js';
import { imported } from './import.js';
import type { Content } from '../state/records.js';
import { types } from '../state/records.js';

it('reads comma-separated text with quotes, separators and line breaks in cells', () => {
  expect(rowsOf('a,b\r\n1,"x, ""y""\nz"\r\n')).toEqual([
    ['a', 'b'],
    ['1', 'x, "y"\nz'],
  ]);
  expect(rowsOf('a\t"b, c"', '\t')).toEqual([['a', 'b, c']]);
  expect(rowsOf('a,')).toEqual([['a', '']]);
  expect(rowsOf('')).toEqual([]);
});

it('writes what it reads', () => {
  const rows = [
    ['', 'a"b'],
    ['c,d', 'e\r\nf'],
  ];
  expect(rowsOf(csvOf(rows))).toEqual(rows);
});

it('forgets how a document was marked up, as Docs does', () => {
  const content = imported(
    Buffer.from('# A\r\n\r\n- one\n+ two\n\n|a|b|\n|---|---|\n'),
    'text/markdown',
    types.document,
  );
  expect(content?.()).toEqual({
    kind: 'document',
    markdown: '# A\n\n* one\n* two\n\n|a|b|\n| :---- | :---- |\n',
  });
  expect(imported(Buffer.from('x'), 'application/pdf', types.document)).toBeUndefined();
});

it.each([
  [
    types.document,
    { kind: 'document', markdown: '# Töpfe & <b>\n\n* one\n\n| a | b |\n| :-- | :-- |\n| 1 | 2 |' },
  ],
  [types.spreadsheet, { kind: 'spreadsheet', sheets: [{ title: 'A/B', rows: [['a', '1']] }] }],
  [types.presentation, { kind: 'presentation', slides: [{ title: 'Why', lines: ['because'] }] }],
] as [string, Content][])(
  'exports %s to every type it names, with the marks of that type',
  (mimeType, content) => {
    const marks: Record<string, string> = { 'application/pdf': '%PDF-1.4', 'text/html': '<html>' };
    for (const type of exportTypesOf(mimeType)) {
      const bytes = exported(content, type);
      const mark = marks[type] ?? (type.includes('openxmlformats') ? 'PK\u0003\u0004' : '');
      expect(bytes?.toString('latin1').startsWith(mark)).toBe(true);
    }
    expect(exported(content, 'image/png')).toBeUndefined();
  },
);

it('escapes what a document says in HTML', () => {
  const html = exported({ kind: 'document', markdown: '<img onerror=x> [a](javascript:b)' }, 'text/html');
  expect(html?.toString()).not.toMatch(/<img|javascript:/);
});
