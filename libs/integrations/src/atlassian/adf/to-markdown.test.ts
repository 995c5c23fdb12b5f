import { describe, expect, test } from '@jest/globals';

import { markdownFromAdf } from './to-markdown.js';

const text = (value: string, ...marks: (string | object)[]): object => ({
  type: 'text',
  text: value,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
});
const link = (href: string): object => ({ type: 'link', attrs: { href } });
const paragraph = (...content: object[]): object => ({ type: 'paragraph', content });
const item = (...content: object[]): object => ({ type: 'listItem', content });
const written = (...content: object[]): string => markdownFromAdf({ type: 'doc', version: 1, content }).text;

describe('lines of text', () => {
  test('writes marks, and drops those Markdown does not have', () => {
    const colour = { type: 'textColor', attrs: { color: '#ff0000' } };
    expect(
      written(
        paragraph(
          text('a ', colour),
          text('b', 'strong', 'em'),
          text('c', 'strong'),
          text(' d', 'underline'),
          text('x  y', 'code', 'strong'),
        ),
      ),
    ).toBe('a ***b*c** d`x  y`');
  });

  test('moves the edges of emphasis to where Markdown can say them', () => {
    expect(written(paragraph(text('Status: ', 'strong'), text('done')))).toBe('**Status:** done');
    expect(written(paragraph(text('Status:', 'strong'), text('done')))).toBe('**Status**:done');
    expect(written(paragraph(text('x'), text('"', 'em'), text('y')))).toBe('x"y');
    expect(written(paragraph(text('a', 'strong'), text('b', 'em')))).toBe('**a***b*');
  });

  test('escapes what would read as Markdown and nothing else', () => {
    expect(
      written(paragraph(text('2 * 3, snake_case, [ARM-1], List<String>, a@b.example, ~5, R&D, C:\\temp'))),
    ).toBe('2 * 3, snake_case, [ARM-1], List<String>, a@b.example, ~5, R&D, C:\\temp');
    expect(written(paragraph(text('*a* `b` [c](https://d.example) &lt; ~~e~~ ![f')))).toBe(
      String.raw`\*a\* \`b\` [c\](https://d.example) \&lt; \~\~e\~\~ \![f`.replace(
        'https://d.example',
        '<https://d.example>',
      ),
    );
  });

  test('escapes lines that would begin a block', () => {
    for (const [line, expected] of [
      ['# a', String.raw`\# a`],
      ['- a', String.raw`\- a`],
      ['12. a', String.raw`12\. a`],
      ['> a', String.raw`\> a`],
      ['---', String.raw`\---`],
      ['[x] a', String.raw`\[x] a`],
      ['#5 and 1.5 and -a', '#5 and 1.5 and -a'],
    ] as const) {
      expect(written(paragraph(text(line)))).toBe(expected);
      expect(written(paragraph(text('x'), { type: 'hardBreak' }, text(line)))).toBe(`x\\\n${expected}`);
    }
  });

  test('writes links, and links that show themselves as what they are', () => {
    expect(written(paragraph(text('a b', link('https://a.example/(x y)'))))).toBe(
      '[a b](<https://a.example/(x y)>)',
    );
    expect(written(paragraph(text('https://a.example', link('https://a.example')), text(' x')))).toBe(
      'https://a.example x',
    );
    expect(written(paragraph(text('https://a.example', link('https://a.example')), text('x')))).toBe(
      '<https://a.example>x',
    );
    expect(written(paragraph(text('issue', link('/browse/ARM-1'))))).toBe('[issue](/browse/ARM-1)');
  });

  test('says people, dates, states, emoji, cards and attachments in words', () => {
    const nodes = [
      { type: 'mention', attrs: { id: '5b', text: '@Ben Okafor' } },
      { type: 'mention', attrs: { id: '5c', text: 'Ana' } },
      { type: 'status', attrs: { text: 'IN REVIEW', color: 'blue' } },
      { type: 'date', attrs: { timestamp: '1763856000000' } },
      { type: 'emoji', attrs: { shortName: ':tada:', text: '🎉' } },
      { type: 'emoji', attrs: { shortName: ':arm:' } },
      { type: 'inlineCard', attrs: { url: 'https://a.example/ARM-1' } },
      { type: 'mediaInline', attrs: { id: 'f1', alt: 'arm.png' } },
    ];
    expect(written(paragraph(...nodes.flatMap((node) => [node, text(' ')])))).toBe(
      '@Ben Okafor @Ana IN REVIEW 2025-11-23 🎉 :arm: https://a.example/ARM-1 [attachment: arm.png]',
    );
  });

  test('writes account ids when asked, so that the mention comes back', () => {
    const document = paragraph({ type: 'mention', attrs: { id: '712020:a-b', text: '@Ben [FW]' } });
    expect(markdownFromAdf(document, { accounts: true }).text).toBe(
      String.raw`@[Ben \[FW\]](accountid:712020:a-b)`,
    );
  });
});

describe('blocks', () => {
  test('nests lists under the text of their item', () => {
    const inner = { type: 'bulletList', content: [item(paragraph(text('b')), paragraph(text('c')))] };
    const list = {
      type: 'orderedList',
      attrs: { order: 9 },
      content: [item(paragraph(text('a')), inner), item(paragraph(text('d')))],
    };
    expect(written(list)).toBe('9. a\n   - b\n\n     c\n10. d');
  });

  test('tells lists side by side apart', () => {
    const list = (name: string): object => ({ type: 'bulletList', content: [item(paragraph(text(name)))] });
    expect(written(list('a'), list('b'), list('c'))).toBe('- a\n\n* b\n\n- c');
  });

  test('writes tasks with their nested tasks, and decisions', () => {
    const task = (state: string, name: string): object => ({
      type: 'taskItem',
      attrs: { state },
      content: [text(name)],
    });
    const nested = { type: 'taskList', content: [task('DONE', 'b')] };
    expect(written({ type: 'taskList', content: [task('TODO', 'a'), nested, task('DONE', 'c')] })).toBe(
      '- [ ] a\n  - [x] b\n- [x] c',
    );
    expect(
      written({ type: 'decisionList', content: [{ type: 'decisionItem', content: [text('go')] }] }),
    ).toBe('- go');
  });

  test('fences code with more backticks than it holds', () => {
    const code = (value: string, language?: string): object => ({
      type: 'codeBlock',
      attrs: { language },
      content: [text(value)],
    });
    expect(written(code('a\n```\nb', 'md'))).toBe('````md\na\n```\nb\n````');
    expect(written(item(paragraph(text('x')), code('\ty\n\nz')))).toBe('x\n\n```\n\ty\n\nz\n```');
  });

  test('writes panels as alerts and expands under their title', () => {
    expect(
      written({ type: 'panel', attrs: { panelType: 'warning' }, content: [paragraph(text('careful'))] }),
    ).toBe('> [!WARNING]\n> careful');
    expect(
      written({
        type: 'expand',
        attrs: { title: 'Log' },
        content: [paragraph(text('a')), paragraph(text('b'))],
      }),
    ).toBe('**Log**\n\na\n\nb');
  });

  test('writes tables with their pipes and line breaks escaped', () => {
    const cell = (type: string, attrs: object, ...content: object[]): object => ({ type, attrs, content });
    const rows = [
      { type: 'tableRow', content: [cell('tableHeader', { colspan: 2 }, paragraph(text('a|b')))] },
      {
        type: 'tableRow',
        content: [
          cell('tableCell', {}, paragraph(text('c')), paragraph(text('d'), { type: 'hardBreak' }, text('e'))),
          cell(
            'tableCell',
            {},
            { type: 'bulletList', content: [item(paragraph(text('f'))), item(paragraph(text('g')))] },
          ),
        ],
      },
    ];
    expect(written({ type: 'table', content: rows })).toBe(
      '| a\\|b |  |\n| --- | --- |\n| c<br>d<br>e | • f<br>• g |',
    );
  });

  test('names the media of a group one by one', () => {
    const media = (alt: string): object => ({ type: 'media', attrs: { type: 'file', id: 'x', alt } });
    expect(written({ type: 'mediaGroup', content: [media('a.png'), media('b.log')] })).toBe(
      '[attachment: a.png]\n\n[attachment: b.log]',
    );
  });
});

describe('whatever it is given', () => {
  test('prints the text of nodes it does not know', () => {
    const column = { type: 'layoutColumn', content: [paragraph(text('a'))] };
    expect(
      written({
        type: 'layoutSection',
        content: [column, { type: 'holo', text: 'b' }, { content: [text('c')] }],
      }),
    ).toBe('a\n\nb\n\nc');
  });

  test('gives text back and makes nothing of nothing', () => {
    expect(markdownFromAdf('plain *text*')).toEqual({ text: 'plain *text*', truncated: false });
    for (const value of [
      undefined,
      null,
      5,
      true,
      [],
      {},
      { type: 'doc' },
      { type: 7, content: 'x', attrs: [] },
    ]) {
      expect(markdownFromAdf(value)).toEqual({ text: '', truncated: false });
    }
  });

  test('cuts between words and says so', () => {
    const long = paragraph(text('one two three four five'));
    expect(markdownFromAdf(long, { max: 16 })).toEqual({ text: 'one two three', truncated: true });
    expect(markdownFromAdf(long, { max: 23 })).toEqual({ text: 'one two three four five', truncated: false });
    expect(markdownFromAdf('👍👍', { max: 3 }).text).toBe('👍');
  });
});
