import { expect, it } from '@jest/globals';
import * as z from 'zod';

import { defineProvider } from './define-provider.js';
import { missingScopes, providersOf, scopesFor } from './scopes.js';
import type { ScopeChoice, Tool } from './tool.js';

const mail = defineProvider({
  id: 'mail',
  title: 'Mail',
  urls: { api: 'https://mail.example' },
  oauth: {
    authorize: { base: 'api', path: '/authorize' },
    token: { base: 'api', path: '/token' },
    scopeSeparator: ' ',
    pkce: true,
    refresh: { rotates: false, reuseLeeway: 0, killsAccessToken: false },
    deadGrantErrors: ['invalid_grant'],
  },
  scopes: {
    read: { label: 'Read your mail' },
    send: { label: 'Send mail as you' },
    modify: { label: 'Read and change your mail', includes: ['read'] },
  },
  accessPage: { base: 'api', path: '/apps' },
  accountRequests: [],
  client: () => ({}),
  account: async () => ({ id: '1', label: 'ana' }),
  toError: () => undefined,
});

const needing = (scopes: ScopeChoice<'read' | 'send' | 'modify'>): Tool =>
  mail.tool({
    name: 'mail_do',
    title: 'Do',
    description: 'Does.',
    effect: 'read',
    scopes,
    requests: [],
    input: z.object({}),
    output: z.object({}),
    run: async () => ({}),
  });

it('asks for one scope where a tool that must have it makes the alternatives of another enough', () => {
  expect(scopesFor(mail, [needing(['read', 'modify']), needing(['modify'])])).toEqual(['modify']);
});

it('asks for every scope of the least alternative', () => {
  expect(scopesFor(mail, [needing([['send', 'read'], 'modify'])])).toEqual(['read', 'send']);
});

it('counts a scope as held when a granted one includes it', () => {
  expect(missingScopes(needing(['read']), ['modify'])).toEqual([]);
});

it('names only what is missing', () => {
  expect(missingScopes(needing([['send', 'read']]), ['read'])).toEqual(['send']);
});

it('lets a tool that needs no scope run without any', () => {
  expect(missingScopes(needing([]), [])).toEqual([]);
});

it('names each provider of a skill once, in order of first use', () => {
  expect(providersOf([needing([]), needing([])]).map((provider) => provider.id)).toEqual(['mail']);
});
