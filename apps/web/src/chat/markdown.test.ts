import { expect, test } from '@jest/globals';
import { blocksOf } from './markdown.js';

test('paragraphs, headings, lists and code are told apart', () => {
  const blocks = blocksOf('# Found\nTwo of them:\n- one\n- two\n\n1. first\n\n```\n- no list\n```\nEnd');
  expect(blocks.map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'list',
    'list',
    'code',
    'paragraph',
  ]);
  expect(blocks[2]).toMatchObject({ ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }]] });
});

test('emphasis, code and links are found inside a line', () => {
  const [block] = blocksOf('A **bold** `x*y` [site](https://a.example/b) and https://c.example/d.');
  expect(block).toEqual({
    kind: 'paragraph',
    lines: [
      [
        { kind: 'text', text: 'A ' },
        { kind: 'bold', text: 'bold' },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'x*y' },
        { kind: 'text', text: ' ' },
        { kind: 'link', text: 'site', href: 'https://a.example/b' },
        { kind: 'text', text: ' and ' },
        { kind: 'link', text: 'https://c.example/d', href: 'https://c.example/d' },
        { kind: 'text', text: '.' },
      ],
    ],
  });
});

test('R44 an image is only a link, and other addresses and tags stay text', () => {
  const [block] = blocksOf('![x](https://evil.example/?q=1) [y](javascript:alert(1)) <img src=x>');
  expect(block).toMatchObject({
    lines: [
      [
        { kind: 'link', text: 'x' },
        { kind: 'text', text: ' [y](javascript:alert(1)) <img src=x>' },
      ],
    ],
  });
});

test('text that is still coming does not break', () => {
  for (const text of ['```', '**', '- ', '[a](http', '#', '']) expect(() => blocksOf(text)).not.toThrow();
});
