import { randomBytes } from 'node:crypto';

import type { CompanyKeys } from '@hub/identity';
import { seal, unseal } from '@hub/platform';
import { expect, it } from '@jest/globals';

import { Cursors, type CursorPlace } from './cursors.js';

const key = randomBytes(32);
// The same sealing as a company's keys do, without their table.
const keys = {
  seal: async (companyId: string, context: string[], text: string) =>
    seal(key, [companyId, ...context], Buffer.from(text)),
  open: async (companyId: string, context: string[], sealed: Buffer) =>
    unseal(key, [companyId, ...context], sealed).toString(),
} as unknown as CompanyKeys;
const cursors = new Cursors(keys);

const place: CursorPlace = {
  companyId: 'company',
  personId: 'person',
  tool: 'tool',
  connectionId: 'connection',
  input: { q: 'x', limit: 10 },
};
const continued = async (changes: Partial<CursorPlace> = {}, input: Record<string, unknown> = {}) => {
  const cursor = await cursors.seal(place, { after: '2', skip: 3 });
  return cursors.open({ ...place, ...changes, input: { limit: 10, q: 'x', ...input, cursor } });
};

it('begins at the start without a cursor', async () =>
  expect(await cursors.open(place)).toEqual({ after: undefined, skip: 0 }));

it('goes on where the page before ended, whatever the order of the inputs', async () =>
  expect(await continued()).toEqual({ after: '2', skip: 3 }));

it.each([
  [{ companyId: 'other' }, {}],
  [{ personId: 'other' }, {}],
  [{ tool: 'other' }, {}],
  [{ connectionId: 'other' }, {}],
  [{}, { q: 'y' }],
  [{}, { extra: 1 }],
])('refuses a cursor in another place: %j %j', async (changes, input) => {
  await expect(continued(changes, input)).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ field: 'cursor' }],
  });
});

it.each(['', 'x', '2', 'a'.repeat(4_000), '../..'])('refuses %j', async (cursor) => {
  await expect(cursors.open({ ...place, input: { cursor } })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

it('refuses a cursor of which one bit was changed', async () => {
  const sealed = Buffer.from(await cursors.seal(place, { after: '2', skip: 0 }), 'base64url');
  for (const at of [0, 13, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const cursor = changed.toString('base64url');
    await expect(cursors.open({ ...place, input: { ...place.input, cursor } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  }
});
