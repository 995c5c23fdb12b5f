import { expect, test } from '@jest/globals';

import { adfFromMarkdown } from './from-markdown.js';

const text = (value: string, type?: string): object =>
  type === undefined ? { type: 'text', text: value } : { type: 'text', text: value, marks: [{ type }] };
const cell = (type: string, ...content: object[]): object => ({
  type,
  content: [{ type: 'paragraph', content }],
});

test('reads a table: pipes inside cells, line breaks, missing and surplus cells', () => {
  const markdown = 'before\n\n| a | b |\n|:--|--:|\n| `x\\|y` | c<br>d |\n| e |\n| f | g | h |\n\nafter';
  const [before, table, after] = adfFromMarkdown(markdown).content;
  expect(before?.type).toBe('paragraph');
  expect(after?.type).toBe('paragraph');
  expect(table).toEqual({
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [cell('tableHeader', text('a')), cell('tableHeader', text('b')), cell('tableHeader')],
      },
      {
        type: 'tableRow',
        content: [
          cell('tableCell', text('x|y', 'code')),
          cell('tableCell', text('c'), { type: 'hardBreak' }, text('d')),
          cell('tableCell'),
        ],
      },
      { type: 'tableRow', content: [cell('tableCell', text('e')), cell('tableCell'), cell('tableCell')] },
      {
        type: 'tableRow',
        content: [cell('tableCell', text('f')), cell('tableCell', text('g')), cell('tableCell', text('h'))],
      },
    ],
  });
});

test('takes a line for a table only when its delimiters match its header', () => {
  expect(adfFromMarkdown('a | b\n---').content.map((block) => block.type)).toEqual(['heading']);
  expect(adfFromMarkdown('a | b\n|---|').content.map((block) => block.type)).toEqual(['paragraph']);
});

test('keeps a table that would fill up to too many cells as text', () => {
  const wide = `${'|a'.repeat(200)}|\n${'|-'.repeat(200)}|\n${'|b|\n'.repeat(200)}`;
  expect(adfFromMarkdown(wide).content.map((block) => block.type)).toEqual(['codeBlock']);
});

test('flattens a quote inside a quote and keeps lists in it', () => {
  expect(adfFromMarkdown('> a\n> > b\n>\n> - c\nlazy').content).toEqual([
    {
      type: 'blockquote',
      content: [
        { type: 'paragraph', content: [text('a')] },
        { type: 'paragraph', content: [text('b')] },
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('c lazy')] }] }],
        },
      ],
    },
  ]);
});

test('turns alerts into panels', () => {
  const panel = (panelType: string, ...content: object[]): object => ({
    type: 'panel',
    attrs: { panelType },
    content,
  });
  const said = { type: 'paragraph', content: [text('Mind the arm')] };
  expect(adfFromMarkdown('> [!WARNING]\n> Mind the arm').content).toEqual([panel('warning', said)]);
  expect(adfFromMarkdown('> [!CAUTION]\n>\n> Mind the arm').content).toEqual([panel('error', said)]);
  expect(adfFromMarkdown('> [!TIP]').content).toEqual([panel('tip', { type: 'paragraph' })]);
  expect(JSON.stringify(adfFromMarkdown('> [!OTHER]\n> x').content)).toContain('[!OTHER] x');
});
