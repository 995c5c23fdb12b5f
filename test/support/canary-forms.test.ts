import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { expect, it } from '@jest/globals';

import { canaryForms, formsIn } from './canary-forms.js';

const secret = 'ghu_Canary?0123456789~abcDEF';

it('R23 finds a secret in every form, between anything', () => {
  for (const [name, form] of canaryForms(secret))
    expect(formsIn(Buffer.concat([randomBytes(50), form, randomBytes(50)]), secret)).toContain(name);
});

it.each([0, 1, 2, 3])('R23 finds it in the base64 of a longer text, after %i bytes', (before) => {
  const text = Buffer.from(`${'x'.repeat(before)}${secret}yz`).toString('base64');
  expect(formsIn(Buffer.from(text), secret).length).toBeGreaterThan(0);
});

it('R23 finds it compressed and written as hex, as a dump writes bytes', () => {
  expect(formsIn(Buffer.from(`\\x${gzipSync(secret).toString('hex')}`), secret)).toContain('hex of gzip');
});

it('R23 finds nothing where nothing is', () => {
  expect(formsIn(Buffer.from(randomBytes(100_000).toString('hex')), secret)).toEqual([]);
});
