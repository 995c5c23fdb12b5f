import { expect, test } from '@jest/globals';
import type { AllowRequest } from '../api/types.js';
import { firstChoice, isSomething } from './choice.js';

const asked = (more: Partial<AllowRequest> = {}): AllowRequest => ({
  agent: { id: 'a', name: 'An agent' },
  redirect: { kind: 'web', host: 'agent.example' },
  person: { name: 'Ana', email: 'ana@example.com' },
  skills: [
    { id: 'one', title: 'One', summary: '' },
    { id: 'two', title: 'Two', summary: '' },
  ],
  wants_writes: true,
  before: null,
  ...more,
});

test('begins with the skills of today, not with those of later', () =>
  expect(firstChoice(asked())).toEqual({ skills: ['one', 'two'], writes: true }));

test('begins with what was said before, without skills that are gone', () => {
  const before = { skills: ['two', 'gone'], writes: false };
  expect(firstChoice(asked({ before }))).toEqual({ skills: ['two'], writes: false });
});

test('offers no more than looking things up to an agent that asks for no more', () =>
  expect(firstChoice(asked({ wants_writes: false })).writes).toBe(false));

test('counts no skill as nothing and all as something', () =>
  expect([isSomething({ skills: [], writes: true }), isSomething({ skills: null, writes: false })]).toEqual([
    false,
    true,
  ]));
