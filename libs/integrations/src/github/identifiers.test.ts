import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import * as identifiers from './identifiers.js';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('identifiers', () => {
  it.each(['octo-org/website', 'a/b', 'northwind_corp/.github', 'o/name.with.dots'])(
    'takes the repository %s',
    (text) => {
      expect(accepts(identifiers.repo, text)).toBe(true);
    },
  );

  it.each([
    '../user',
    'o/..',
    'o/.',
    'o',
    'o/',
    '/o/n',
    'o/n/x',
    'o/n?x',
    'o/n#x',
    'o/%2e%2e',
    'o/n\n',
    ' o/n',
    'https://h/o/n',
  ])('refuses the repository %j', (text) => {
    expect(accepts(identifiers.repo, text)).toBe(false);
  });

  it.each(['main', 'feature/new-thing', 'v1.2.3', 'user@work', '9fceb02d0ae598e95dc970b74767f19372d61af8'])(
    'takes the ref %s',
    (text) => {
      expect(accepts(identifiers.ref, text)).toBe(true);
    },
  );

  it.each([
    '',
    '..',
    'a..b',
    '/main',
    'main/',
    'a//b',
    '-x',
    '.x',
    'a/.b',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'a?b',
    'x@{1}',
    'a\u0000',
    'x.',
  ])('refuses the ref %j', (text) => {
    expect(accepts(identifiers.ref, text)).toBe(false);
  });

  it.each(['', 'README.md', 'src/a b.ts', '.github/workflows/test.yml', 'a/..b/c', 'docs/...'])(
    'takes the path %j',
    (text) => {
      expect(accepts(identifiers.path, text)).toBe(true);
    },
  );

  it.each([
    '/etc',
    '..',
    '.',
    'a/..',
    '../a',
    'a/../b',
    'a/./b',
    'a//b',
    'a\\..\\b',
    'a\r\nb',
    'a\u2028/../b',
    'https://h/x',
  ])('refuses the path %j', (text) => {
    expect(accepts(identifiers.path, text)).toBe(false);
  });

  it('never lets a path leave the folder it is put into, whatever it is made of', () => {
    const pieces = fc.constantFrom('..', '.', '/', 'a', '\\', '%2e', '\n', '\u2028', ':', '?', '#', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        if (!accepts(identifiers.path, text)) return;
        const encoded = text.split('/').map(encodeURIComponent).join('/');
        expect(new URL(`https://h/base/${encoded}`).pathname).toBe(`/base/${encoded}`);
      }),
    );
  });

  it('takes days that a calendar can have', () => {
    expect(accepts(identifiers.day, '2026-11-30')).toBe(true);
    expect(accepts(identifiers.day, '2026-13-01')).toBe(false);
    expect(accepts(identifiers.day, '2026-11-30 repo:x/y')).toBe(false);
  });

  it('splits a repository into the parts of an address', () => {
    expect(identifiers.partsOf('octo-org/website')).toEqual({ owner: 'octo-org', repo: 'website' });
  });
});
