import { describe, expect, it } from '@jest/globals';

import { cpuOf } from '../../../../../../test/support/cost.js';
import { markdownToHtml } from './html.js';

describe('the HTML of a mail', () => {
  it.each([
    ['Hi **Ana**,\nsee *this* and `a<b`', '<p>Hi <b>Ana</b>,<br>see <i>this</i> and <code>a&lt;b</code></p>'],
    ['# Week 47\n\nText', '<h1>Week 47</h1>\n<p>Text</p>'],
    [
      '- one\n- two\n  - inner\n\n3. three\n4) four',
      '<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul>\n<ol start="3"><li>three</li><li>four</li></ol>',
    ],
    ['- one\n  more', '<ul><li>one<br>more</li></ul>'],
    ['> so\n> it is', '<blockquote><p>so<br>it is</p></blockquote>'],
    ['```js\na < b\n\n**c**\n```', '<pre><code>a &lt; b\n\n**c**</code></pre>'],
    [
      '| A | B |\n|---|---|\n| 1 | 2 |',
      '<table border="1" cellpadding="4" style="border-collapse:collapse"><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
    ],
    [
      '[docs](https://x.example/?a=1&b="2)',
      '<p>[docs](<a href="https://x.example/?a=1&amp;b=">https://x.example/?a=1&amp;b=</a>&quot;2)</p>',
    ],
    ['see https://x.example/a.', '<p>see <a href="https://x.example/a">https://x.example/a</a>.</p>'],
    ['[docs](https://x.example/a)', '<p><a href="https://x.example/a">docs</a></p>'],
  ])('has what the Markdown says: %#', (markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(html);
  });

  it('is never the HTML or the script of whoever wrote the text', () => {
    const html = markdownToHtml('<img src=x onerror=alert(1)> [x](javascript:alert(1)) <b>');
    expect(html).toBe('<p>&lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(1)) &lt;b&gt;</p>');
  });

  it.each(['**', '[a](', '> ', '- a\n  ', '`'])('is made in one go: %j', (pattern) =>
    expect(cpuOf(() => markdownToHtml(pattern.repeat(200_000)))).toBeLessThan(3_000),
  );
});
