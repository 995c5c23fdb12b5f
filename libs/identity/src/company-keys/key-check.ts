import {
  type Database,
  type Env,
  type KeyRing,
  openKeyRing,
  SealBroken,
  type Statement,
} from '@hub/platform';

const text = 'This key-encryption key is the one that wraps the keys of this database.';
const context = { purpose: 'key-check', owner: 'hub', version: 1 };

const known: Statement = {
  name: 'identity.known_key_encryption_keys',
  text: 'SELECT id, wrapped FROM key_encryption_keys ORDER BY first_used_at, id',
};

const needed: Statement = {
  name: 'identity.needed_key_encryption_keys',
  text: `SELECT DISTINCT wrapped_by AS id FROM company_keys WHERE wrapped IS NOT NULL
    UNION SELECT wrapped_by FROM authorization_keys ORDER BY 1`,
};

const lock = `SELECT pg_advisory_xact_lock(hashtextextended('key_encryption_keys', 0))`;
const note = 'INSERT INTO key_encryption_keys (id, wrapped) VALUES ($1, $2)';

interface KnownKey {
  readonly id: string;
  readonly wrapped: Buffer;
}

/**
 * The key-encryption keys that the environment names, tried on this database. Throws in plain words when one is missing, does not open
 * what the database holds, or is known to everybody. A key file is made only for a database that has never had a key.
 */
export async function openKeys(database: Database, env: Env): Promise<KeyRing> {
  const before = await database.execute<KnownKey>(known, []);
  const wanted = await database.execute<{ id: string }>(needed, []);
  const isFirst = before.length === 0 && wanted.length === 0;
  const ring = await openKeyRing(env, { create: env.KEY_FILE_CREATE && isFirst });
  requireAll(ring, [...before, ...wanted]);
  if (!before.some(({ id }) => id === ring.id)) await introduce(database, ring);
  for (const { id, wrapped } of await database.execute<KnownKey>(known, [])) await tryOn(ring, id, wrapped);
  return ring;
}

function requireAll(ring: KeyRing, ids: readonly { readonly id: string }[]): void {
  const missing = new Set(ids.map(({ id }) => id).filter((id) => !ring.has(id)));
  if (missing.size === 0) return;
  throw new Error(
    `The keys in this database are wrapped by ${[...missing].join(', ')}, and this hub has ${ring.id}. Set KEY_WRAPPER back, or name the old one in KEY_ALSO_OPENS and run: npm run keys -- rewrap`,
  );
}

// One after the other: of two hubs that begin with different keys, one must not.
async function introduce(database: Database, ring: KeyRing): Promise<void> {
  const { bytes } = await ring.wrap(context, Buffer.from(text));
  await database.executeTogether(async (client) => {
    await client.query(lock);
    const { rows } = await client.query<KnownKey>(known.text);
    requireAll(ring, rows);
    if (!rows.some(({ id }) => id === ring.id)) await client.query(note, [ring.id, bytes]);
  });
}

async function tryOn(ring: KeyRing, id: string, bytes: Buffer): Promise<void> {
  const opened = await ring.unwrap(context, { by: id, bytes }).catch((cause: unknown) => {
    if (cause instanceof SealBroken) return undefined;
    throw cause;
  });
  if (opened?.toString() !== text)
    throw new Error(
      `The key-encryption key ${id} does not open what this database holds: it is another key.`,
    );
}
