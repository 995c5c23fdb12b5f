import type { Person } from '@hub/identity';
import type { Files } from '@hub/kit';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';

let world: World;
let ana: Person;
let files: Files;

const of = (person: Person): Files =>
  world.runtime.filesOf({ companyId: person.companyId, personId: person.id });

beforeAll(async () => {
  world = await aWorld();
  ana = await aPerson(world);
  files = of(ana);
});
afterAll(() => world.close());

const aFile = (more: object = {}) => ({
  name: 'plan.pdf',
  mime: 'application/pdf',
  bytes: Buffer.from([0, 1, 2, 255]),
  ...more,
});

it('gives back what was kept, byte for byte', async () => {
  const kept = await files.keep(aFile());
  expect(kept).toEqual({
    file_handle: expect.stringMatching(/^file_/),
    name: 'plan.pdf',
    mime: 'application/pdf',
    size: 4,
  });
  const { bytes, name } = await files.open(kept.file_handle);
  expect([name, ...bytes]).toEqual(['plan.pdf', 0, 1, 2, 255]);
});

it('keeps no readable byte in the database', async () => {
  await files.keep(aFile({ bytes: Buffer.from('canary in a file') }));
  const { rows } = await world.owner.query<{ content: Buffer }>('SELECT content FROM files');
  const all = Buffer.concat(rows.map(({ content }) => content));
  expect(all.includes('canary')).toBe(false);
  expect(all.includes(Buffer.from('canary in a file').toString('base64').slice(0, 12))).toBe(false);
});

it('shows nobody the file of another person', async () => {
  const { file_handle: handle } = await files.keep(aFile());
  const ben = of(await aPerson(world));
  for (const wrong of [handle.toUpperCase(), 'file_1', '../etc/passwd', ''])
    await expect(files.open(wrong)).rejects.toMatchObject({ code: 'not_found' });
  await expect(ben.open(handle)).rejects.toMatchObject({ code: 'not_found' });
});

it('gives a file no name that leads anywhere', async () => {
  const names = ['../../etc/passwd', 'a\\b', 'x\r\nSet-Cookie: y', '', '\u202Egnp.exe'];
  const kept = await Promise.all(names.map((name) => files.keep(aFile({ name, mime: 'text/<script>' }))));
  for (const { name, mime } of kept) {
    expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\:]+$/u);
    expect(mime).toBe('application/octet-stream');
  }
});

it('refuses a file that is too large, and more than a person may have lying', async () => {
  const large = Buffer.alloc(25 * 1024 * 1024);
  await expect(files.keep(aFile({ bytes: Buffer.alloc(large.length + 1) }))).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await world.owner.query('UPDATE files SET size = 250 * 1024 * 1024 WHERE person_id = $1', [ana.id]);
  await expect(files.keep(aFile())).rejects.toMatchObject({ code: 'invalid_input' });
});

it('forgets a file after a day', async () => {
  const chloe = await aPerson(world);
  const { file_handle: handle } = await of(chloe).keep(aFile());
  await world.owner.query("UPDATE files SET expires_at = now() - interval '1 second' WHERE person_id = $1", [
    chloe.id,
  ]);
  await expect(of(chloe).open(handle)).rejects.toMatchObject({ code: 'not_found' });
  await world.runtime.keepHouse();
  const { rows } = await world.owner.query('SELECT 1 FROM files WHERE person_id = $1', [chloe.id]);
  expect(rows).toEqual([]);
});
