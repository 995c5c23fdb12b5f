import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import type { KeptTokens } from '../vault/vault.js';
import { Spool } from './spool.js';

let folder = '';
let spool: Spool;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'spool-')), 'deep');
  spool = new Spool(folder);
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const aKept = (): KeptTokens => ({
  ref: { companyId: randomUUID(), personId: randomUUID(), provider: 'mail', connectionId: randomUUID() },
  attempt: { id: randomUUID(), version: '7' },
  access: Buffer.from('sealed access'),
  refresh: Buffer.from('sealed refresh'),
  expiresIn: 3_600,
  leeway: 0,
  life: null,
});

it('F6 gives back to another process what one has put there, and only its owner may read it', async () => {
  const kept = aKept();
  const file = await spool.put(kept);
  expect(await new Spool(folder).list()).toEqual([{ file, kept: [kept] }]);
  expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

it('keeps those that come together in few files, and forgets a file with its last one', async () => {
  const files = await Promise.all(Array.from({ length: 50 }, () => spool.put(aKept())));
  expect(new Set(files).size).toBeLessThanOrEqual(2);
  const [last = '', ...others] = files.toReversed();
  for (const file of others) await spool.remove(file);
  expect(await readdir(folder)).toEqual([last]);
  await spool.remove(last);
  expect(await readdir(folder)).toEqual([]);
});

it('reads past a line that a crash has cut off, and past files of others', async () => {
  const kept = aKept();
  const file = await spool.put(kept);
  const whole = await readFile(join(folder, file), 'utf8');
  await appendFile(join(folder, file), whole.slice(0, 40));
  await writeFile(join(folder, 'notes.txt'), 'mine');
  expect(await spool.list()).toEqual([{ file, kept: [kept] }]);
  expect(await spool.list(60_000)).toEqual([]);
});

it('says that the disk takes nothing, and goes on when it does', async () => {
  const blocked = new Spool(join(folder, '..', 'file', 'below'));
  await writeFile(join(folder, '..', 'file'), '');
  await expect(Promise.all([blocked.put(aKept()), blocked.put(aKept())])).rejects.toThrow('ENOTDIR');
  await rm(join(folder, '..', 'file'));
  expect(await blocked.put(aKept())).toMatch(/\.jsonl$/);
});
