import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** One company, one person, one connection and one key, straight into the tables. Returns the key. */
export async function seedPerson(owner, keys) {
  const companyId = await idOf(
    owner,
    `INSERT INTO companies (slug, name) VALUES ('bench', 'Bench') RETURNING id`,
    [],
  );
  const personId = await idOf(
    owner,
    `INSERT INTO people (company_id, email, name) VALUES ($1, 'ana@bench.example', 'Ana') RETURNING id`,
    [companyId],
  );
  const connectionId = randomUUID();
  await owner.query(
    `INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, is_default)
     VALUES ($1, $2, $3, 'github', '11', 'ana-lopez', '{repo}', true)`,
    [companyId, connectionId, personId],
  );
  const sealed = await keys.seal(
    companyId,
    ['connection', personId, 'github', connectionId, 'access_token'],
    'gho_bench',
  );
  await owner.query(
    `INSERT INTO connection_tokens (company_id, connection_id, access_token, expires_at)
     VALUES ($1, $2, $3, now() + interval '8 hours')`,
    [companyId, connectionId, sealed],
  );
  const secret = randomBytes(32).toString('base64url');
  const company = Buffer.from(companyId.replaceAll('-', ''), 'hex').toString('base64url');
  const key = `skh_${company}_${secret}`;
  await owner.query(
    `INSERT INTO api_keys (company_id, kind, person_id, name, hash, hint, created_by)
     VALUES ($1, 'personal', $2, 'bench', $3, 'bench', $2)`,
    [companyId, personId, createHash('sha256').update(key).digest()],
  );
  return key;
}

async function idOf(owner, text, values) {
  const { rows } = await owner.query(text, values);
  return rows[0].id;
}
