import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { vaultStandIn } from '../support/key-services/vault.js';

let house: House;
let key: string;
const folder = mkdtempSync(join(tmpdir(), 'boot-'));

beforeAll(async () => {
  house = await openHouse();
  key = house.env['KEY_FILE'] ?? '';
}, 60_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** Starts another hub on the same database with other settings, which must end by itself. */
async function boot(more: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, ['dist/apps/hub/src/main.js'], {
    env: { PATH: process.env['PATH'] ?? '', ...house.env, PORT: '0', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said };
}

function keyFile(name: string, content: string, mode = 0o600): Record<string, string> {
  const path = join(folder, name);
  writeFileSync(path, content, { mode });
  chmodSync(path, mode);
  return { KEY_FILE: path };
}

it('R19 does not start without the key file, and makes no new one although it might on a first start', async () => {
  const path = join(folder, 'absent');
  const { code, said } = await boot({ KEY_FILE: path, KEY_FILE_CREATE: 'true' });
  expect(code).toBe(1);
  expect(said).toBe(
    `The hub does not start. There is no key file at ${path}. Restore it, or set KEY_FILE_CREATE=true on the very first start.\n`,
  );
  expect(existsSync(path)).toBe(false);
}, 30_000);

it('R19 does not start with a key file that others can read', async () => {
  const { code, said } = await boot(keyFile('open', readFileSync(key, 'utf8'), 0o644));
  expect(code).toBe(1);
  expect(said).toContain('can be read by others. Run: chmod 600');
}, 30_000);

it('R19 does not start with a key that everybody knows', async () => {
  const vector = '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4';
  const { code, said } = await boot(keyFile('known', vector));
  expect(code).toBe(1);
  expect(said).toContain('is not random');
  expect(said).not.toContain(vector);
}, 30_000);

it('R19 does not start with another key than the one that wraps what is in the database', async () => {
  const other = '9f2c7a31d04be86e5518c7f3a2b96d40e1f8037c5a9d2b64c8e0f1a3b7d59e26';
  const { code, said } = await boot(keyFile('other', other));
  expect(code).toBe(1);
  expect(said).toMatch(
    /keys in this database are wrapped by file:[0-9a-f]{16}, and this hub has file:[0-9a-f]{16}/,
  );
  expect(said).not.toContain(other);
}, 30_000);

it('R19 says in a line what is wrong with a setting', async () => {
  const { code, said } = await boot({ KEY_WRAPPER: 'vault' });
  expect(code).toBe(1);
  expect(said).toMatch(/^The hub does not start\. KMS_KEY is missing/);
}, 30_000);

it('R20 moves from a key file to Vault and back while the hub runs', async () => {
  const { standIn, token } = vaultStandIn();
  const vault = {
    KEY_WRAPPER: 'vault',
    KMS_KEY: 'transit/skillhub',
    VAULT_ADDR: await standIn.open(),
    VAULT_TOKEN: token,
  };
  const run = async (more: Record<string, string>): Promise<string> => {
    const child = spawn(process.execPath, ['dist/apps/hub/src/data-keys.js', 'rewrap'], {
      env: { PATH: process.env['PATH'] ?? '', ...house.env, ...more },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (said += part.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    return said;
  };
  const wrappers = async () =>
    (await house.query<{ id: string }>('SELECT DISTINCT wrapped_by AS id FROM company_keys')).map(
      ({ id }) => id,
    );
  expect(await run(vault)).toContain('name the old one in KEY_ALSO_OPENS');
  expect(await run({ ...vault, KEY_ALSO_OPENS: `file:${key}` })).toContain(
    'No other key-encryption key is needed',
  );
  expect(await wrappers()).toEqual(['vault:transit/skillhub']);
  expect((await boot({})).said).toContain('wrapped by vault:transit/skillhub');
  expect(await run({ ...vault, KEY_WRAPPER: 'file', KEY_ALSO_OPENS: 'vault:transit/skillhub' })).toContain(
    'No other',
  );
  expect(await wrappers()).toEqual([expect.stringMatching(/^file:/)]);
  await standIn.close();
}, 60_000);
