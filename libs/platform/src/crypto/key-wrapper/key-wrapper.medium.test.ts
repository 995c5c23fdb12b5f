import { randomBytes } from 'node:crypto';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import {
  type KeyPlace,
  keyPlaces,
  withVendorEnv,
  wrapperAt,
} from '../../../../../test/support/key-services/wrappers.js';
import type { KeyContext, KeyWrapper, WrappedKey } from './key-wrapper.js';

const context = { purpose: 'company-key', owner: '0b7c3f6a-northwind', version: 3 };
const others: KeyContext[] = [
  { ...context, purpose: 'other' },
  { ...context, owner: '0b7c3f6a-contoso' },
  { ...context, version: 4 },
];
const broken = { name: 'SealBroken' };
const unavailable = { name: 'KeyUnavailable' };

describe.each(Object.entries(keyPlaces))('%s', (name, open) => {
  let place: KeyPlace;
  let wrapper: KeyWrapper;
  const key = randomBytes(32);
  let wrapped: WrappedKey;
  beforeAll(async () => {
    place = await open();
    withVendorEnv(place.vendorEnv);
    wrapper = await wrapperAt(place);
    wrapped = await wrapper.wrap(context, key);
  });
  afterEach(() => {
    if (place.standIn) Object.assign(place.standIn, { fault: 'none', failing: Number.POSITIVE_INFINITY });
  });
  afterAll(async () => {
    withVendorEnv({});
    await place.close();
  });

  it('R19 gives a key back in its own place, and says what wrapped it', async () => {
    expect((await wrapper.unwrap(context, wrapped)).equals(key)).toBe(true);
    expect(wrapped.by).toBe(wrapper.id);
    expect(wrapped.by).toMatch(new RegExp(`^${name}:`));
  });

  it('R19 wraps differently each time and lets nothing of the key show', async () => {
    const again = await wrapper.wrap(context, key);
    expect(again.bytes.equals(wrapped.bytes)).toBe(false);
    for (const form of ['latin1', 'hex', 'base64'] as const)
      expect(wrapped.bytes.toString('latin1')).not.toContain(key.toString(form).slice(0, 12));
  });

  it.each(others)('R19 opens nothing in another place: %j', async (other) => {
    await expect(wrapper.unwrap(other, wrapped)).rejects.toMatchObject(broken);
    await expect(wrapper.rewrap(other, wrapped)).rejects.toMatchObject(broken);
  });

  it('R19 opens nothing of which a byte was changed', async () => {
    for (const at of [9, 20, wrapped.bytes.length - 2]) {
      const bytes = Buffer.from(wrapped.bytes);
      bytes[at] = bytes[at] === 65 ? 66 : 65;
      await expect(wrapper.unwrap(context, { ...wrapped, bytes })).rejects.toThrow(/not open|cannot be used/);
    }
  });

  it('R19 refuses a key that something else wrapped', async () => {
    const stranger = { ...wrapped, by: 'file:0123456789abcdef' };
    await expect(wrapper.unwrap(context, stranger)).rejects.toMatchObject(unavailable);
  });

  it('R20 wraps anew under the newest version, and needs the older ones no more', async () => {
    place.versions?.rotate();
    expect((await wrapper.unwrap(context, wrapped)).equals(key)).toBe(true);
    const renewed = await wrapper.rewrap(context, wrapped);
    place.versions?.destroyOld();
    expect((await wrapper.unwrap(context, renewed)).equals(key)).toBe(true);
    const gone = await wrapper.unwrap(context, wrapped).catch((e: Error) => e);
    expect(gone).toMatchObject(place.versions ? unavailable : {});
    wrapped = renewed;
  });
});

const remote = Object.entries(keyPlaces).filter(([name]) => name !== 'file');

describe.each(remote)('%s, from far away', (_, open) => {
  let place: KeyPlace;
  let wrapper: KeyWrapper;
  let wrapped: WrappedKey;
  const key = randomBytes(32);
  beforeAll(async () => {
    place = await open();
    withVendorEnv(place.vendorEnv);
    wrapper = await wrapperAt(place);
    wrapped = await wrapper.wrap(context, key);
  });
  afterEach(() => {
    Object.assign(place.standIn ?? {}, { fault: 'none', failing: Number.POSITIVE_INFINITY });
  });
  afterAll(async () => {
    withVendorEnv({});
    await place.close();
  });

  it('R19 tells the service what a key is for, and sends no key in its address', async () => {
    await wrapper.unwrap(context, wrapped);
    const asked = place.standIn?.seen.at(-1);
    const values = Object.values(asked?.body ?? {});
    const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
    const said = texts.flatMap((text) => [text, Buffer.from(text, 'base64').toString()]).join(' ');
    for (const part of [context.purpose, context.owner]) expect(said).toContain(part);
    expect(asked?.path).not.toContain(context.owner);
  });

  it.each(['down', 'slow', 'busy', 'broken', 'garbage', 'disabled', 'redirect'] as const)(
    'F20 fails closed while the service is %s, says so without a secret, and heals',
    async (fault) => {
      Object.assign(place.standIn ?? {}, { fault });
      const [opening, wrapping] = await Promise.all([
        wrapper.unwrap(context, wrapped).catch((e: Error) => e),
        wrapper.wrap(context, key).catch((e: Error) => e),
      ]);
      for (const failure of [opening, wrapping]) {
        expect(failure).toMatchObject(unavailable);
        const said = (failure as Error).stack ?? '';
        for (const secret of [
          key.toString('hex'),
          key.toString('base64'),
          place.env['VAULT_TOKEN'] ?? '-none-',
        ])
          expect(said).not.toContain(secret);
      }
      Object.assign(place.standIn ?? {}, { fault: 'none' });
      expect((await wrapper.unwrap(context, wrapped)).equals(key)).toBe(true);
    },
    20_000,
  );

  it.each(['down', 'busy', 'broken'] as const)(
    'F20 tries again by itself when the service is %s for a moment',
    async (fault) => {
      Object.assign(place.standIn ?? {}, { fault, failing: 2 });
      expect((await wrapper.unwrap(context, wrapped)).equals(key)).toBe(true);
    },
  );

  it('R19 is refused with other credentials', async () => {
    withVendorEnv({ ...place.vendorEnv, ...place.badCredentials });
    const stranger = await wrapperAt(place, place.badCredentials);
    await expect(stranger.unwrap(context, wrapped)).rejects.toMatchObject(unavailable);
    withVendorEnv(place.vendorEnv);
  });
});

it('R19 reads Vault’s token from its file for each request, so that an agent may renew it', async () => {
  const { mkdtempSync, writeFileSync } = await import('node:fs');
  const place = await keyPlaces.vault();
  const file = `${mkdtempSync('/tmp/token-')}/token`;
  const wrapper = await wrapperAt(place, { VAULT_TOKEN: '', VAULT_TOKEN_FILE: file });
  await expect(wrapper.wrap(context, Buffer.alloc(32))).rejects.toThrow('VAULT_TOKEN_FILE');
  writeFileSync(file, `${place.env['VAULT_TOKEN']}\n`);
  const wrapped = await wrapper.wrap(context, Buffer.alloc(32, 1));
  expect((await wrapper.unwrap(context, wrapped)).equals(Buffer.alloc(32, 1))).toBe(true);
  await place.close();
});

it('R20 opens with two keys while moving from one place to another', async () => {
  const [old, next] = [await keyPlaces.file(), await keyPlaces.vault()];
  const before = await wrapperAt(old);
  const wrapped = await before.wrap(context, Buffer.alloc(32, 2));
  const moving = await wrapperAt(next, { KEY_ALSO_OPENS: `file:${old.env['KEY_FILE']}` });
  const moved = await moving.rewrap(context, wrapped);
  expect([wrapped.by, moved.by]).toEqual([before.id, 'vault:transit/skillhub']);
  expect((await (await wrapperAt(next)).unwrap(context, moved)).equals(Buffer.alloc(32, 2))).toBe(true);
  await Promise.all([old.close(), next.close()]);
});

it.each([
  [{ KEY_WRAPPER: 'aws-kms' }, 'KMS_KEY is missing'],
  [{ KEY_WRAPPER: 'vault', KMS_KEY: 'transit/k' }, 'VAULT_ADDR is missing'],
  [{ KEY_WRAPPER: 'vault', KMS_KEY: 'k', VAULT_ADDR: 'http://127.0.0.1:1' }, 'must be MOUNT/NAME'],
  [{ KEY_WRAPPER: 'pkcs11' }, 'KEY_WRAPPER'],
  [{ KEY_ALSO_OPENS: 'key' }, 'KEY_ALSO_OPENS: must be PLACE:KEY'],
])('R19 says which setting is missing: %j', async (env, words) => {
  const { readEnv } = await import('../../env/env-schema.js');
  const { openKeyRing } = await import('./open-key-ring.js');
  await expect((async () => openKeyRing(readEnv(env), { create: false }))()).rejects.toThrow(words);
});
