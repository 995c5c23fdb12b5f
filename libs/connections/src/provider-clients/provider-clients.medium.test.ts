import type { Person } from '@hub/identity';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { freshDatabase } from '../../../../test/support/database.js';
import { openWorld, type Process, type World } from '../test-support/world.js';

let world: World;
let hub: Process;
let admin: Person;

beforeAll(async () => {
  world = await openWorld(await freshDatabase());
  hub = await world.process();
  admin = await world.person(await world.company('northwind'), 'chloe', ['company_admin']);
}, 60_000);
afterAll(() => world.close());

const status = async () => (await hub.clients.status(admin.companyId))[0];

it('is missing until somebody enters it, and shows the redirect address from the start', async () => {
  expect(await status()).toMatchObject({
    status: 'missing',
    redirectUri: 'http://localhost:4600/connect/mail/callback',
  });
});

it('needs a secret the first time', async () => {
  await expect(hub.clients.set(admin, 'mail', { clientId: 'hub-client' })).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ field: 'client_secret' }],
  });
});

it('says that the secret is wrong, and offers no connecting', async () => {
  await hub.clients.set(admin, 'mail', { clientId: 'hub-client', secret: 'wrong' });
  const report = await hub.clients.check(admin, 'mail');
  expect(report.map(({ name, ok }) => [name, ok])).toEqual([
    ['Client ID and secret', false],
    ['Withdrawing access', false],
  ]);
  expect(JSON.stringify(report)).not.toContain('VENDOR');
  expect(await status()).toMatchObject({ status: 'failing' });
});

it('tells a wrong redirect address apart', async () => {
  world.provider.spoils.push({ status: 200, body: '{"error":"redirect_uri_mismatch"}' });
  expect(await hub.clients.check(admin, 'mail')).toMatchObject([
    { ok: true },
    { name: 'Redirect address', ok: false },
    {},
  ]);
});

it('is ready when every line of the check is green', async () => {
  await hub.clients.set(admin, 'mail', { clientId: 'hub-client', secret: 'hub-secret' });
  expect(await status()).toMatchObject({ status: 'unchecked' });
  expect((await hub.clients.check(admin, 'mail')).every(({ ok }) => ok)).toBe(true);
  expect(await status()).toMatchObject({ status: 'ready', clientId: 'hub-client' });
});

it('keeps the secret when only the id changes, and wants a new check', async () => {
  await hub.clients.set(admin, 'mail', { clientId: 'hub-client' });
  expect(await status()).toMatchObject({ status: 'unchecked' });
  expect((await hub.clients.check(admin, 'mail')).every(({ ok }) => ok)).toBe(true);
});

it('R29 lets only an administrator in', async () => {
  const ben = await world.person(admin.companyId, 'ben', ['catalogue_editor']);
  await expect(hub.clients.set(ben, 'mail', { clientId: 'x', secret: 'y' })).rejects.toMatchObject({
    name: 'Forbidden',
  });
  await expect(hub.clients.check(ben, 'mail')).rejects.toMatchObject({ name: 'Forbidden' });
});

it.each(['', 'with space', 'line\nbreak', 'x'.repeat(256)])(
  'names the field that is wrong (%j)',
  async (clientId) => {
    await expect(hub.clients.set(admin, 'mail', { clientId, secret: 'y' })).rejects.toMatchObject({
      problems: [{ field: 'client_id' }],
    });
  },
);
