import { describe, expect, test } from '@jest/globals';

import type { AdfBlock, AdfInline } from './adf.js';
import { adfFromMarkdown, LONGEST_MARKDOWN } from './from-markdown.js';
import { mentionedNames } from './mentioned-names.js';

const blocks = (markdown: string): readonly AdfBlock[] => adfFromMarkdown(markdown).content;
const text = (value: string, ...marks: object[]): object =>
  marks.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks };
const paragraph = (...content: object[]): object => ({ type: 'paragraph', content });
const link = (href: string, title?: string): object => ({
  type: 'link',
  attrs: title === undefined ? { href } : { href, title },
});

function line(markdown: string): readonly AdfInline[] {
  const [first] = blocks(markdown);
  return first?.type === 'paragraph' ? (first.content ?? []) : [];
}

describe('text and marks', () => {
  test('keeps what looks like HTML word for word', () => {
    expect(line('Use List<String>, <script>alert(1)</script> & Map<*, *>')).toEqual([
      text('Use List<String>, <script>alert(1)</script> & Map<*, *>'),
    ]);
    expect(line('<div>\n<b>hi</b>\n</div>')).toEqual([text('<div> <b>hi</b> </div>')]);
    expect(line('<adf>{"type":"rule"}</adf>')).toEqual([text('<adf>{"type":"rule"}</adf>')]);
  });

  test('nests emphasis as CommonMark does', () => {
    const strong = { type: 'strong' };
    const em = { type: 'em' };
    expect(line('**bo*l*d** ~~gone~~ snake_case_name 2 * 3 * 4')).toEqual([
      text('bo', strong),
      text('l', strong, em),
      text('d', strong),
      text(' '),
      text('gone', { type: 'strike' }),
      text(' snake_case_name 2 * 3 * 4'),
    ]);
    expect(line('***both***')).toEqual([text('both', strong, em)]);
    expect(line('about ~5 or ~10 minutes')).toEqual([text('about ~5 or ~10 minutes')]);
  });

  test('keeps code as it is, with no mark but a link beside it', () => {
    expect(line('**see `List<String>  x` and ``a`b``**')).toEqual([
      text('see ', { type: 'strong' }),
      text('List<String>  x', { type: 'code' }),
      text(' and ', { type: 'strong' }),
      text('a`b', { type: 'code' }),
    ]);
    expect(line('[`run()`](https://a.example)')).toEqual([
      text('run()', { type: 'code' }, link('https://a.example')),
    ]);
  });

  test('links to the web and to mailboxes only', () => {
    expect(
      line('[docs](https://a.example/x_(y) "The docs") <https://b.example> <ana@northwind.example>'),
    ).toEqual([
      text('docs', link('https://a.example/x_(y)', 'The docs')),
      text(' '),
      text('https://b.example', link('https://b.example')),
      text(' '),
      text('ana@northwind.example', link('mailto:ana@northwind.example')),
    ]);
    for (const markdown of [
      '[a](javascript:alert)',
      '[b](./c.md)',
      '[d](data:text/html,x)',
      '[e](file:///etc)',
    ]) {
      expect(line(markdown)).toEqual([text(markdown)]);
    }
  });

  test('links a bare URL without the punctuation around it', () => {
    expect(line('(see https://a.example/b_c_d(e).)')).toEqual([
      text('(see '),
      text('https://a.example/b_c_d(e)', link('https://a.example/b_c_d(e)')),
      text('.)'),
    ]);
  });

  test('turns an image into a link to it', () => {
    expect(line('![a chart](https://a.example/c.png)')).toEqual([
      text('a chart', link('https://a.example/c.png')),
    ]);
    expect(line('![](https://a.example/c.png)')).toEqual([
      text('https://a.example/c.png', link('https://a.example/c.png')),
    ]);
    expect(line('[![Build](https://a.example/badge)](https://ci.example)')).toEqual([
      text('Build', link('https://ci.example')),
    ]);
  });

  test('breaks lines at two spaces and at a backslash, joins the others', () => {
    const lineBreak = { type: 'hardBreak' };
    expect(line('a  \nb\\\nc\nd')).toEqual([text('a'), lineBreak, text('b'), lineBreak, text('c d')]);
  });

  test('reads escapes and character references', () => {
    expect(line(String.raw`\*a\* C:\temp &lt;b&gt; &#8364; &unknown;`)).toEqual([
      text(String.raw`*a* C:\temp <b> € &unknown;`),
    ]);
  });
});

describe('people', () => {
  const mentions = new Map([
    ['@ben', { id: '5b', text: 'Ben Okafor' }],
    ['@Ben', { id: 'other', text: '@Ben Other' }],
    ['@Ben Okafor', { id: '5b', text: '@Ben Okafor' }],
  ]);
  const ben = { type: 'mention', attrs: { id: '5b', text: '@Ben Okafor' } };

  test('mentions those the caller knows, the longest name first, never inside code or an address', () => {
    const [first] = adfFromMarkdown('@ben, @Ben Okafor. `@ben` x@ben @benny', { mentions }).content;
    expect(first).toEqual(
      paragraph(ben, text(', '), ben, text('. '), text('@ben', { type: 'code' }), text(' x@ben @benny')),
    );
  });

  test('mentions who is named by account id', () => {
    const [first] = adfFromMarkdown('@[Ana Lopez](accountid:712020:ab-1) [~accountid:5b]', {
      mentions,
    }).content;
    const ana = { type: 'mention', attrs: { id: '712020:ab-1', text: '@Ana Lopez' } };
    expect(first).toEqual(paragraph(ana, text(' '), { ...ben }));
    expect(line(String.raw`\@[Ana](accountid:1)`)).toEqual([text('@[Ana](accountid:1)')]);
  });

  test('lists the handles a text names, each once', () => {
    const markdown =
      '@ben and **@ana-lopez**, @ben again; `@code` ana@northwind.example https://a.example/@x @b@c.example.';
    expect(mentionedNames(markdown)).toEqual(['@ben', '@ana-lopez', '@b@c.example']);
  });
});

describe('blocks', () => {
  test('makes an empty document of nothing', () => {
    expect(adfFromMarkdown(' \n\n')).toEqual({ version: 1, type: 'doc', content: [] });
  });

  test('reads headings, rules and code', () => {
    expect(
      blocks('# One #\n\nTwo\n---\n\n***\n\n```ts title="x"\n\tif (a) {\n\n```\n\n    indented'),
    ).toEqual([
      { type: 'heading', attrs: { level: 1 }, content: [text('One')] },
      { type: 'heading', attrs: { level: 2 }, content: [text('Two')] },
      { type: 'rule' },
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('\tif (a) {\n')] },
      { type: 'codeBlock', content: [text('indented')] },
    ]);
    expect(blocks('```\n```')).toEqual([{ type: 'codeBlock' }]);
    expect(blocks('````md\n```\na\n```\n````')).toEqual([
      { type: 'codeBlock', attrs: { language: 'md' }, content: [text('```\na\n```')] },
    ]);
  });

  test('nests lists, also under a number with two spaces', () => {
    const item = (...content: object[]): object => ({ type: 'listItem', content });
    const bullets = (...content: object[]): object => ({ type: 'bulletList', content });
    const nested = [
      {
        type: 'orderedList',
        attrs: { order: 3 },
        content: [
          item(
            paragraph(text('a')),
            bullets(item(paragraph(text('b')), bullets(item(paragraph(text('c')))))),
          ),
          item(paragraph(text('d'))),
        ],
      },
    ];
    expect(blocks('3. a\n   - b\n     - c\n4. d')).toEqual(nested);
    expect(blocks('3. a\n  - b\n    - c\n4. d')).toEqual(nested);
    expect(blocks('- - x')).toEqual([
      bullets(item({ type: 'paragraph' }, bullets(item(paragraph(text('x')))))),
    ]);
  });

  test('keeps in a list only what Jira allows there', () => {
    expect(blocks('- # Title\n\n  > said\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |')).toEqual([
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph(text('Title', { type: 'strong' })),
              paragraph(text('said')),
              {
                type: 'codeBlock',
                attrs: { language: 'markdown' },
                content: [text('| a | b |\n|---|---|\n| 1 | 2 |')],
              },
            ],
          },
        ],
      },
    ]);
  });

  test('makes task lists, with nested ones beside their task and everything else below its text', () => {
    const markdown = '- [ ] one\n  - [x] inner\n- [x] two\n  - detail\n\n    ```\n    code\n    ```';
    expect(blocks(markdown)).toEqual([
      {
        type: 'taskList',
        attrs: { localId: 'task-1' },
        content: [
          { type: 'taskItem', attrs: { localId: 'task-2', state: 'TODO' }, content: [text('one')] },
          {
            type: 'taskList',
            attrs: { localId: 'task-3' },
            content: [
              { type: 'taskItem', attrs: { localId: 'task-4', state: 'DONE' }, content: [text('inner')] },
            ],
          },
          {
            type: 'taskItem',
            attrs: { localId: 'task-5', state: 'DONE' },
            content: [
              text('two'),
              { type: 'hardBreak' },
              text('• '),
              text('detail'),
              { type: 'hardBreak' },
              text('code', { type: 'code' }),
            ],
          },
        ],
      },
    ]);
  });

  test('keeps the boxes of a mixed list as text', () => {
    const [list] = blocks('- [ ] a\n- b');
    expect(list?.type).toBe('bulletList');
    expect(JSON.stringify(list)).toContain('[ ] a');
  });
});

test('refuses more than Jira takes, and says how much that is', () => {
  expect(adfFromMarkdown('a'.repeat(LONGEST_MARKDOWN)).content).toHaveLength(1);
  expect(() => adfFromMarkdown('a'.repeat(LONGEST_MARKDOWN + 1))).toThrow(
    /32768 characters; Jira takes at most 32767/,
  );
});
