import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';

import { keyFileWrapper } from './key-file.js';

const inFreshFolder = (name: string): string => join(mkdtempSync(join(tmpdir(), 'key-')), name);

it('R19 refuses to start without a key file and says what to do', async () => {
  await expect(keyFileWrapper({ path: inFreshFolder('absent'), create: false })).rejects.toThrow(
    'KEY_FILE_CREATE=true',
  );
});

it('R19 makes a key file that only its owner can read, once', async () => {
  const path = inFreshFolder('key');
  const [first, second] = await Promise.all([
    keyFileWrapper({ path, create: true }),
    keyFileWrapper({ path, create: true }).catch(() => keyFileWrapper({ path, create: false })),
  ]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(second.id).toBe(first.id);
});

it('R19 refuses a key file that others can read', async () => {
  const path = inFreshFolder('key');
  writeFileSync(path, 'ab'.repeat(32));
  chmodSync(path, 0o644);
  await expect(keyFileWrapper({ path, create: false })).rejects.toThrow('can be read by others');
});

it.each(['00'.repeat(32), '0123'.repeat(16)])('R19 refuses the known test key %s', async (key) => {
  const path = inFreshFolder('key');
  writeFileSync(path, key, { mode: 0o600 });
  await expect(keyFileWrapper({ path, create: false })).rejects.toThrow('not random');
});

it('R19 unwraps a data key only in the context it was wrapped in', async () => {
  const wrapper = await keyFileWrapper({ path: inFreshFolder('key'), create: true });
  const of = (owner: string) => ({ purpose: 'company', owner, version: 1 });
  const wrapped = await wrapper.wrap(of('a'), Buffer.from('data key'));
  await expect(wrapper.unwrap(of('b'), wrapped)).rejects.toThrow('does not open');
  expect((await wrapper.unwrap(of('a'), wrapped)).toString()).toBe('data key');
});
