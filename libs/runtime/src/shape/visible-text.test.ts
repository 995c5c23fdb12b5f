import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { visible, visibleText } from './visible-text.js';

it.each([
  ['zero-width space', 'pay\u200Bload', 'payload'],
  ['bidirectional override', 'a\u202Eb\u202C', 'ab'],
  ['tag characters', `hello${String.fromCodePoint(0xe0049, 0xe0047)}`, 'hello'],
  ['byte order mark', '\uFEFFtext', 'text'],
  ['soft hyphen', 'so\u00ADft', 'soft'],
  ['joiner between Latin letters', 'a\u200Db', 'ab'],
  ['control characters', 'a\u0007\u001B[31mb', 'a[31mb'],
  ['variation selectors', 'a\uFE01b', 'ab'],
])('takes out: %s', (_, text, seen) => expect(visible({ text: [text] })).toEqual({ text: [seen] }));

it.each(['naïve café — “quotes”', '日本語のテキスト', '👩‍💻 ❤️ 👍🏽', 'می‌خواهم', 'line\n\ttab\r\n'])(
  'keeps %s',
  (text) => expect(visible(text)).toBe(text),
);

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = visibleText(text);
      expect(visibleText(once).length).toBeLessThanOrEqual(once.length);
      expect(/[\u200B\u202E\u2066\u{E0041}]/u.test(once)).toBe(false);
    }),
  );
});
