import { expect, it } from '@jest/globals';

import { readEnv } from './env-schema.js';

it('starts with nothing set', () => {
  expect(readEnv({}).PORT).toBe(4600);
});

it('treats an empty variable as unset', () => {
  expect(readEnv({ GITHUB_URL: '' }).GITHUB_URL).toBe('https://github.com');
});

it('names every wrong variable at once', () => {
  expect(() => readEnv({ PORT: 'many', PUBLIC_URL: 'ftp://hub' })).toThrow(/PORT: .*\n.*PUBLIC_URL: /);
});

it('drops the slash at the end of a base URL', () => {
  expect(readEnv({ GITHUB_API_URL: 'https://ghe.example/api/v3/' }).GITHUB_API_URL).toBe(
    'https://ghe.example/api/v3',
  );
});
