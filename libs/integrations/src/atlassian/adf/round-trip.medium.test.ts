import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { adfFromMarkdown } from './from-markdown.js';
import { markdownFromAdf } from './to-markdown.js';

const trip = (markdown: string): string =>
  markdownFromAdf(adfFromMarkdown(markdown), { accounts: true }).text;

describe('Markdown that is kept as it was written', () => {
  for (const markdown of [
    '# Gripper force limit',
    'Use `List<String>` and List<String>, **bold *both*** ~~gone~~',
    '- a\n  - b\n    1. c\n    2. d\n- e',
    '- [ ] measure\n- [x] report\n  - [ ] sign',
    '| a | b |\n| --- | --- |\n| x\\|y | c<br>d |',
    '```ts\nconst a = "`";\n\n  b();\n```',
    '> quoted\n>\n> - list',
    '> [!WARNING]\n> Keep clear of the arm',
    '[docs](https://a.example/b "Title") and https://c.example/d_e_f.',
    'one\\\ntwo',
    '---',
    'Ask @[Ben Okafor](accountid:712020:ab-1) about it',
  ]) {
    test(JSON.stringify(markdown), () => expect(trip(markdown)).toBe(markdown));
  }
});

const signs = [
  [
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '](https://a.example)',
    '](<x y>',
    '!',
    '<',
    '>',
    '&',
  ],
  [
    '\n',
    '\n\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '\\',
    '#',
    '# ',
    '- ',
    '-',
    '+ ',
    '1. ',
    '2. ',
    '|',
    '|-|\n',
    '---',
    '===',
  ],
  [
    '```',
    '~~~',
    '&amp;',
    '&lt;',
    '.',
    ':',
    '"',
    "'",
    '[ ] ',
    '[x] ',
    '> ',
    '<br>',
    '<b>',
    '[!NOTE]',
    '\n- ',
    '\n  - ',
  ],
  [
    'https://x.example/z_a',
    '<https://q.example>',
    '@',
    '[~accountid:a1]',
    '@[Ana](accountid:a1)',
    '\u00A0',
    '👍',
  ],
].flat();
const words = ['alpha', 'beta', 'gamma', 'é', 'd'];
const anyMarkdown = fc
  .array(fc.constantFrom(...signs, ...words), { maxLength: 40 })
  .map((parts) => parts.join(''));

const inline = fc.constantFrom(
  'alpha',
  '**beta**',
  '*gamma*',
  '`x<y>`',
  '[docs](https://a.example)',
  '~~old~~',
  'List<String>',
);
const sentence = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const indent = (text: string): string => text.replaceAll(/\n(?=[^\n])/g, '\n  ');
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4 },
    sentence,
    sentence.map((text) => `## ${text}`),
    fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map((rows) => rows.map((text) => `- [ ] ${text}`).join('\n')),
    fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map((rows) => ['| a |', '|---|', ...rows.map((row) => `| ${row} |`)].join('\n')),
    sentence.map((text) => `\`\`\`js\n${text}\n\`\`\``),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((text) => `- ${indent(text)}`).join('\n')),
    tie('block').map((text) => text.replaceAll(/^/gm, '> ')),
  ),
}));
const tidyMarkdown = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n\n'));

const wordsOf = (markdown: string): string[] => markdown.match(/alpha|beta|gamma|docs|old|String/g) ?? [];

describe('any Markdown', () => {
  test('is the same after the second trip as after the first', () => {
    fc.assert(
      fc.property(fc.oneof(anyMarkdown, tidyMarkdown, fc.string()), (markdown) => {
        const once = trip(markdown);
        expect(trip(once)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  test('loses no word on the way there or back', () => {
    fc.assert(
      fc.property(fc.oneof(anyMarkdown.map(withoutInfo), tidyMarkdown), (markdown) => {
        const document = adfFromMarkdown(markdown);
        const written = markdownFromAdf(document).text;
        const lost = (text: string): string[] => wordsOf(markdown).filter((word) => !text.includes(word));
        expect([lost(JSON.stringify(document)), lost(written)]).toEqual([[], []]);
      }),
      { numRuns: 1500 },
    );
  });
});

/** Of what follows a code fence only the language is kept. */
function withoutInfo(markdown: string): string {
  return markdown.replaceAll(/(?:```|~~~)[^\n]*/g, '');
}

const json = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.record(
    {
      type: fc.oneof(
        fc.constantFrom(
          'doc',
          'paragraph',
          'heading',
          'bulletList',
          'listItem',
          'taskList',
          'taskItem',
          'codeBlock',
          'blockquote',
        ),
        fc.constantFrom(
          'panel',
          'table',
          'tableRow',
          'tableCell',
          'mention',
          'text',
          'hardBreak',
          'expand',
          'rule',
          'date',
          'other',
        ),
        fc.jsonValue(),
      ),
      text: fc.oneof(fc.string(), fc.jsonValue()),
      attrs: fc.oneof(
        fc.jsonValue(),
        fc.record({
          level: fc.jsonValue(),
          order: fc.jsonValue(),
          colspan: fc.jsonValue(),
          text: fc.string(),
        }),
      ),
      marks: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ type: fc.constantFrom('strong', 'em', 'code', 'link') })),
      ),
      content: fc.oneof({ maxDepth: 5 }, fc.jsonValue(), fc.array(tie('node'), { maxLength: 4 })),
    },
    { requiredKeys: [] },
  ),
}));

test('any JSON is written without a complaint', () => {
  fc.assert(
    fc.property(json.node, (node) => typeof markdownFromAdf(node).text === 'string'),
    { numRuns: 1500 },
  );
});
