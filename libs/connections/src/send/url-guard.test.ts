import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { compileGuard } from './url-guard.js';

const api = 'https://api.github.example/v3';
const guard = compileGuard(
  [
    'GET /repos/{owner}/{repo}',
    'GET /repos/{owner}/{repo}/contents/{+path}',
    'GET /repos/{owner}/{repo}/commits/{ref}',
  ],
  [api, 'https://github.example'],
);

it.each([
  `${api}/repos/octo-org/website`,
  `${api}/repos/octo-org/website?page=2&q=../..`,
  `${api}/repos/octo-org/website/contents/docs/read%20me.md`,
  `${api}/repos/octo-org/website/commits/feature%2Fx`,
  `${api}/repos/octo-org/website/contents/.github/workflows/ci.yml`,
])('lets %s through', (url) => {
  expect(guard('GET', url)).toBe(true);
});

it.each([
  ['another method', 'DELETE', `${api}/repos/octo-org/website`],
  ['an undeclared path', 'GET', `${api}/user`],
  ['a path that goes on', 'GET', `${api}/repos/octo-org/website/hooks`],
  ['a step upwards', 'GET', `${api}/repos/octo-org/..`],
  ['a step upwards in a long path', 'GET', `${api}/repos/o/r/contents/../../../user`],
  ['an encoded step upwards', 'GET', `${api}/repos/octo-org/%2e%2e`],
  ['a half encoded step upwards', 'GET', `${api}/repos/octo-org/.%2E`],
  ['a step behind an encoded separator', 'GET', `${api}/repos/octo-org/x%2f..%2fy`],
  ['a doubly encoded step', 'GET', `${api}/repos/octo-org/%252e%252e`],
  ['an encoded backslash', 'GET', `${api}/repos/octo-org/x%5c..`],
  ['a backslash', 'GET', `${api}/repos/octo-org\\website`],
  ['an empty segment', 'GET', `${api}/repos//website`],
  ['another host', 'GET', 'https://evil.example/v3/repos/octo-org/website'],
  ['a host that begins the same', 'GET', 'https://api.github.example.evil/v3/repos/o/r'],
  ['the host as a user name', 'GET', 'https://api.github.example@evil.example/v3/repos/o/r'],
  ['credentials', 'GET', 'https://a:b@api.github.example/v3/repos/o/r'],
  ['another port', 'GET', 'https://api.github.example:444/v3/repos/o/r'],
  ['another scheme', 'GET', 'http://api.github.example/v3/repos/o/r'],
  ['a line break', 'GET', `${api}/repos/o/r\r\nX-Evil: 1`],
  ['an encoded line break', 'GET', `${api}/repos/o/r%0d%0aX`],
  ['a zero byte', 'GET', `${api}/repos/o/r%00`],
  ['a fragment', 'GET', `${api}/repos/o/r#x`],
  ['a broken escape', 'GET', `${api}/repos/o/%zz`],
  ['a relative address', 'GET', '/repos/o/r'],
  ['letters outside ASCII', 'GET', `${api}/repos/o/ｒ`],
])('R08 refuses %s', (_, method, url) => {
  expect(guard(method, url)).toBe(false);
});

it('R08 never lets a URL through that a server resolves to another path or host', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e',
    '%2E%2e',
    '/',
    '//',
    '%2f',
    '\\',
    '%5c',
    '@',
    ':',
    '?',
    '#',
    '%25',
    'a',
    'repos',
    'user',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const url = `${api}/repos/o/r/contents/x${pieces.join('')}`;
      if (!guard('GET', url)) return;
      const resolved = new URL(url);
      const path = decodeURIComponent(resolved.pathname);
      expect(resolved.origin).toBe('https://api.github.example');
      expect(path.startsWith('/v3/repos/o/r/contents/x')).toBe(true);
      expect(path.split('/')).not.toContain('..');
    }),
    { numRuns: 2_000 },
  );
});
