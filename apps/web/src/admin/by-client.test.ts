import { expect, test } from '@jest/globals';
import type { CompanyAgent } from '../api/types.js';
import { byClient } from './by-client.js';

const agent = (clientId: string, person: string): CompanyAgent => ({
  id: `${clientId}-${person}`,
  client_id: clientId,
  name: 'An agent',
  redirect_host: 'agent.example',
  address: '/mcp',
  skills: null,
  writes: true,
  allowed_at: '2026-11-23T00:00:00Z',
  person: { id: person, name: person },
});

test('puts a client together with its people, each once', () =>
  expect(byClient([agent('abc', 'Ana'), agent('abc', 'Ben'), agent('abc', 'Ana')])).toMatchObject([
    { clientId: 'abc', people: ['Ana', 'Ben'], isSelfRegistered: true },
  ]));

test('knows a client by the address of its document', () =>
  expect(byClient([agent('https://agent.example/client', 'Ana')])[0]?.isSelfRegistered).toBe(false));
