import { expect, it } from '@jest/globals';

import { readEnv } from './env-schema.js';

it('starts with nothing set', () => {
  expect(readEnv({}).PORT).toBe(4600);
});

it('treats an empty variable as unset', () => {
  expect(readEnv({ GITHUB_URL: '' }).GITHUB_URL).toBeUndefined();
  expect(readEnv({ PROVIDER_URLS: '' }).PROVIDER_URLS).toEqual({});
});

it('names every wrong variable at once', () => {
  expect(() => readEnv({ PORT: 'many', PUBLIC_URL: 'ftp://hub' })).toThrow(/PORT: .*\n.*PUBLIC_URL: /);
});

it('drops the slash at the end of a base URL', () => {
  expect(readEnv({ GITHUB_API_URL: 'https://ghe.example/api/v3/' }).GITHUB_API_URL).toBe(
    'https://ghe.example/api/v3',
  );
});

it('reads the addresses of providers, and says when they are no JSON or no addresses', () => {
  const given = '{"google":{"gmail":"http://127.0.0.1:4610/google/api/"}}';
  expect(readEnv({ PROVIDER_URLS: given }).PROVIDER_URLS).toEqual({
    google: { gmail: 'http://127.0.0.1:4610/google/api' },
  });
  expect(() => readEnv({ PROVIDER_URLS: '{google' })).toThrow(/PROVIDER_URLS: must be JSON/);
  expect(() => readEnv({ PROVIDER_URLS: '{"google":{"gmail":"ftp://x"}}' })).toThrow(/PROVIDER_URLS\.google/);
});

it('refuses failpoints in production', () => {
  const given = { FAILPOINTS: 'refresh.claimed=kill' };
  expect(readEnv(given).FAILPOINTS).toBe('refresh.claimed=kill');
  expect(() => readEnv({ ...given, HUB_ENV: 'production' })).toThrow(/FAILPOINTS.*production/);
});
