import { expect, it } from '@jest/globals';

import { compileDownloads } from './downloads.js';

const may = compileDownloads(['*.blob.example', 'logs.example'], ['http://127.0.0.1:4610/github']);

it.each([
  'https://a.blob.example/x?sig=1',
  'https://b.c.blob.example/x',
  'https://logs.example/1',
  'http://127.0.0.1:4610/github/_logs/1',
])('lets content be fetched from %s', (url) => expect(may(url)).toBe(true));

it.each([
  'http://a.blob.example/x',
  'https://blob.example/x',
  'https://evilblob.example/x',
  'https://logs.example.evil.example/x',
  'https://logs.example:8443/x',
  'https://user:secret@logs.example/x',
  'https://127.0.0.1/x',
  'http://127.0.0.1:4610/githubs/x',
  'http://127.0.0.1:4610/github/../admin',
  'https://logs.example/\r\nx',
  'file:///etc/passwd',
  'logs.example/x',
])('R08 fetches nothing from %s', (url) => expect(may(url)).toBe(false));
