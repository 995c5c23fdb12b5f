import { randomUUID } from 'node:crypto';

import type { Person } from '@hub/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';
import { type AskPlace, AskRefused } from './asks.js';

let world: World;
let ana: Person;
let place: AskPlace;
let key: Awaited<ReturnType<typeof aKey>>;

beforeAll(async () => {
  world = await aWorld();
  ana = await aPerson(world);
  const { companyId, id: personId } = ana;
  const input = { folder: 'work', text: 'hello' };
  key = await aKey(world, ana);
  const { keyId } = await world.runtime.toolsFor(key);
  place = { companyId, personId, keyId, tool: 'paper_create_note', input };
});
afterAll(() => world.close());

const mint = () => world.runtime.asks.mint(place, 'connect');
const redeem = (at: AskPlace, text: string) => world.runtime.asks.redeem(at, text);

describe('R14 what a client carries between two calls', () => {
  it('opens for the call it was made for, whatever the order of its input', async () => {
    const input = { text: 'hello', folder: 'work' };
    expect(await redeem({ ...place, input }, await mint())).toBe('connect');
  });

  it('opens once, also when a hundred bring it at the same moment', async () => {
    const text = await mint();
    const all = await Promise.allSettled(Array.from({ length: 100 }, () => redeem(place, text)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(redeem(place, text)).rejects.toThrow(AskRefused);
  });

  it('opens for nobody else, for no other call, and not when a bit of it was changed', async () => {
    const text = await mint();
    const colleague = await aPerson(world, { companyId: ana.companyId });
    const stranger = await aPerson(world);
    const elsewhere: AskPlace[] = [
      { ...place, personId: colleague.id },
      { ...place, companyId: stranger.companyId },
      { ...place, keyId: randomUUID() },
      { ...place, tool: 'paper_list_notes' },
      { ...place, input: { folder: 'work', text: 'hallo' } },
    ];
    for (const other of elsewhere) await expect(redeem(other, text)).rejects.toThrow(AskRefused);
    const bytes = Buffer.from(text, 'base64url');
    for (const at of [0, 5, 20, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(redeem(place, changed.toString('base64url'))).rejects.toThrow(AskRefused);
    }
    for (const made of ['', 'x', `${text}=`, `${text}A`])
      await expect(redeem(place, made)).rejects.toThrow(AskRefused);
    expect(await redeem(place, text)).toBe('connect');
  });

  it('opens for ten minutes', async () => {
    const now = Date.now;
    const text = await mint();
    try {
      Date.now = () => now() + 601_000;
      await expect(redeem(place, text)).rejects.toThrow('too long ago');
    } finally {
      Date.now = now;
    }
  });
});

describe('a search of tools', () => {
  it('finds what this person has and nothing else', async () => {
    const all = await world.runtime.search(key, 'write a note', { most: 5 });
    expect(all.map(({ name }) => name)).toContain('paper_create_note');
    const reading = await world.runtime.search(await aKey(world, ana, ['read-notes']), 'write a note', {
      most: 5,
    });
    expect(reading.map(({ name }) => name)).toEqual(['paper_list_notes']);
  });
});
