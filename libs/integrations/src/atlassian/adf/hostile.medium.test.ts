import { describe, expect, test } from '@jest/globals';

import { adfFromMarkdown, LONGEST_MARKDOWN } from './from-markdown.js';
import { markdownFromAdf } from './to-markdown.js';

/** Generous: each takes some milliseconds, and seconds where the work is not linear. */
const BUDGET_MS = 200;

const full = (pattern: string): string => pattern.repeat(LONGEST_MARKDOWN).slice(0, LONGEST_MARKDOWN);

/** The processor time the work takes on this thread, in milliseconds; the best of up to three, for the first is compiling. */
function cost(work: () => unknown, enough = BUDGET_MS): number {
  let best = Infinity;
  for (let turn = 0; turn < 3 && best >= enough; turn += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

function nested(type: string, depth: number): unknown {
  let node: unknown = { type: 'paragraph', content: [{ type: 'text', text: 'bottom' }] };
  for (let level = 0; level < depth; level += 1) node = { type, content: [node] };
  return node;
}

describe('a field full of one pattern', () => {
  const patterns = [
    [
      '>',
      '> ',
      '- ',
      '1. ',
      '> - ',
      '- > ',
      '>\n',
      '> a\nb\n',
      '> - a\nb\n',
      '- a\n',
      '- a\n\n',
      '-\n',
      '- [ ] a\n',
    ],
    ['|', '|a\n|-|\n', '| a |\n', '#', 'a\n=\n', '    a\n', '\t', ' ', '\n', '```\n', '~~~'],
    [
      '*',
      '*a ',
      'a* ',
      '**a ',
      '*a**b',
      '_a ',
      '~~a ',
      '*_',
      '`',
      '`a',
      '``a ',
      '\\',
      '\\*',
      'a\\\n',
      'a  \n',
    ],
    [
      '[',
      '![',
      '](',
      '[a](',
      '[a]((',
      '[a](<',
      '](a (',
      '[a](b "',
      '![a](https://b)',
      '[![a](https://b)',
      '[a](https://b)',
    ],
    [
      '<',
      '<a',
      '<http://',
      '<a@',
      '&',
      '&#1',
      '@',
      '@a.',
      '@a@',
      'http://',
      '@[a](accountid:1)',
      '[~accountid:',
      '👍*',
    ],
  ].flat();
  for (const pattern of patterns) {
    test(`${JSON.stringify(pattern)} is read and written in time`, () => {
      const markdown = full(pattern);
      let document: unknown;
      expect(cost(() => (document = adfFromMarkdown(markdown)))).toBeLessThan(BUDGET_MS);
      expect(cost(() => markdownFromAdf(document))).toBeLessThan(BUDGET_MS);
    });
  }

  test('lists indented further on every line are read in time', () => {
    const lists = Array.from({ length: 250 }, (_, depth) => `${'  '.repeat(depth)}- item ${depth}\n`).join(
      '',
    );
    const markdown = lists.slice(0, LONGEST_MARKDOWN);
    expect(cost(() => adfFromMarkdown(markdown))).toBeLessThan(BUDGET_MS);
  });

  test('runs of backticks of every length are read in time', () => {
    const markdown = Array.from({ length: 250 }, (_, length) => '`'.repeat(length + 1)).join(' ');
    expect(cost(() => adfFromMarkdown(markdown))).toBeLessThan(BUDGET_MS);
  });
});

describe('depth', () => {
  test('Markdown nested a thousand deep becomes twenty levels and text', () => {
    const { content } = adfFromMarkdown(`${'- '.repeat(1000)}bottom`);
    let [list] = content;
    let depth = 0;
    while (list?.type === 'bulletList') {
      depth += 1;
      list = list.content[0]?.content.find((block) => block.type === 'bulletList');
    }
    expect(depth).toBe(20);
    expect(JSON.stringify(content)).toContain('bottom');
  });

  for (const type of [
    'bulletList',
    'listItem',
    'blockquote',
    'taskList',
    'panel',
    'table',
    'expand',
    'other',
    'paragraph',
  ]) {
    for (const depth of [500, 100_000]) {
      test(`${type} nested ${depth} deep keeps its text`, () => {
        const node = nested(type, depth);
        let written = '';
        expect(cost(() => (written = markdownFromAdf(node).text), BUDGET_MS * 2)).toBeLessThan(BUDGET_MS * 2);
        expect(written).toContain('bottom');
      });
    }
  }

  test('a node that contains itself comes to an end and says it was cut', () => {
    const loop: { type: string; content: unknown[] } = { type: 'layoutSection', content: [] };
    loop.content.push({ type: 'text', text: 'x' }, loop);
    expect(markdownFromAdf(loop).truncated).toBe(true);
  });
});

describe('size', () => {
  test('a document of 2 MB is written in linear time, and stops early when less is asked for', () => {
    const line = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'a *b* _c_ '.repeat(100), marks: [{ type: 'em' }] }],
    };
    const document = { type: 'doc', content: Array.from({ length: 2000 }, () => line) };
    expect(markdownFromAdf(document, { max: 10_000 }).truncated).toBe(true);
    expect(cost(() => markdownFromAdf(document, { max: 10_000 }))).toBeLessThan(BUDGET_MS);
  });

  test('four times the pieces in one paragraph do not take sixteen times as long', () => {
    const pieces = (count: number): unknown => ({
      type: 'paragraph',
      content: Array.from({ length: count }, (_, at) => ({
        type: 'text',
        text: `w${at} `,
        marks: [{ type: at % 2 ? 'em' : 'strong' }],
      })),
    });
    const small = pieces(3000);
    const large = pieces(12_000);
    const ratio = cost(() => markdownFromAdf(large), 0) / cost(() => markdownFromAdf(small), 0);
    expect(ratio).toBeLessThan(10);
  });

  test('spans of a table are bounded', () => {
    const cell = { type: 'tableCell', attrs: { colspan: 1e9, rowspan: 1e9 }, content: [] };
    const { text } = markdownFromAdf({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] });
    expect(text.length).toBeLessThan(1000);
  });
});
