import { describe, expect, it } from '@jest/globals';

import { longestTurnOfGoes } from '../../../../../../test/support/cost.js';
import { htmlToText } from './html-text.js';

describe('reading an HTML mail', () => {
  it.each([
    ['2 MB of nested elements', '<div><blockquote>x'.repeat(110_000)],
    ['2 MB of one word', 'x'.repeat(2_000_000)],
    ['2 MB of characters that look like tags', '<'.repeat(2_000_000)],
    ['2 MB of open quotes', '<a b="'.repeat(333_000)],
    ['2 MB of open comments', '<!--'.repeat(500_000)],
    ['2 MB of entities', '&zwnj;&nbsp;'.repeat(166_000)],
    ['2 MB of hidden elements', '<p style="display:none">'.repeat(83_000)],
    ['2 MB of history', '<div class="gmail_quote"><b>a'.repeat(69_000)],
    ['2 MB of cells', '<td>a'.repeat(400_000)],
    ['5,000 nested elements', `${'<div>'.repeat(5_000)}Deep${'</div>'.repeat(5_000)}`],
    [
      'a newsletter of 1 MB',
      '<table style="x"><tr><td><p>Hello <a href="https://x.example">you</a></p></table>'.repeat(13_000),
    ],
  ])('lets others work meanwhile: %s', async (_name, html) => {
    const stall = await longestTurnOfGoes(50, async () => htmlToText(html, { quoted: false, links: true }));
    expect(stall).toBeLessThan(50);
  });
});
