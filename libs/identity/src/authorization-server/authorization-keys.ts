import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

import type { Database, KeyContext, KeyWrapper, Statement } from '@hub/platform';

/** A private key as a JWK (RFC 7517). */
export type PrivateJwk = Readonly<Record<string, unknown>>;

/** What the authorization server signs with: the first of each is used, the others are still accepted. */
export interface AuthorizationKeySet {
  readonly signing: readonly PrivateJwk[];
  readonly cookies: readonly string[];
}

type Purpose = keyof AuthorizationKeySet;

const select: Statement = {
  name: 'identity.authorization_keys',
  text: `SELECT id, purpose, wrapped, wrapped_by, made_at > now() - interval '90 days' AS is_fresh FROM authorization_keys
    WHERE wrapped_by = $1 AND made_at > now() - interval '180 days' ORDER BY made_at DESC, id`,
};

// Of two hubs that start together one makes the key, and both read it.
const insert: Statement = {
  name: 'identity.make_authorization_key',
  text: `INSERT INTO authorization_keys (id, purpose, wrapped, wrapped_by)
    SELECT $1, $2, $3, $4 FROM pg_advisory_xact_lock(hashtext('authorization_keys'))
    WHERE $5 OR NOT EXISTS (
      SELECT FROM authorization_keys
      WHERE purpose = $2 AND wrapped_by = $4 AND made_at > now() - interval '90 days')`,
};

interface KeyRow {
  readonly id: string;
  readonly purpose: Purpose;
  readonly wrapped: Buffer;
  readonly wrapped_by: string;
  readonly is_fresh: boolean;
}

const contextOf = (purpose: Purpose, id: string): KeyContext => ({
  purpose: `authorization-${purpose}`,
  owner: id,
  version: 1,
});

/**
 * The keys of the authorization server, wrapped by the key-encryption key like every company's. Made at the first start,
 * made anew at a start after 90 days, accepted for 180. Under another key-encryption key they are simply made anew: all that is
 * lost are sign-ins of agents under way at that moment.
 */
export class AuthorizationKeys {
  constructor(
    private readonly database: Database,
    private readonly wrapper: KeyWrapper,
  ) {}

  /** Every key that counts, newest first; makes what is missing or too old. */
  async current(): Promise<AuthorizationKeySet> {
    const rows = await this.database.execute<KeyRow>(select, [this.wrapper.id]);
    for (const purpose of ['signing', 'cookies'] as const)
      if (!rows.some((row) => row.purpose === purpose && row.is_fresh)) await this.make(purpose, false);
    return this.read();
  }

  /** Makes new keys now; running hubs take them up when they start again, the old ones stay accepted. */
  async rotate(): Promise<void> {
    await this.make('signing', true);
    await this.make('cookies', true);
  }

  private async read(): Promise<AuthorizationKeySet> {
    const rows = await this.database.execute<KeyRow>(select, [this.wrapper.id]);
    const signing: PrivateJwk[] = [];
    const cookies: string[] = [];
    for (const { id, purpose, wrapped, wrapped_by: by } of rows) {
      const text = (await this.wrapper.unwrap(contextOf(purpose, id), { by, bytes: wrapped })).toString();
      if (purpose === 'signing') signing.push(JSON.parse(text) as PrivateJwk);
      else cookies.push(text);
    }
    return { signing, cookies };
  }

  private async make(purpose: Purpose, always: boolean): Promise<void> {
    const id = randomUUID();
    const text =
      purpose === 'signing' ? JSON.stringify(newSigningKey(id)) : randomBytes(32).toString('base64url');
    const wrapped = await this.wrapper.wrap(contextOf(purpose, id), Buffer.from(text));
    await this.database.execute(insert, [id, purpose, wrapped.bytes, wrapped.by, always]);
  }
}

const newSigningKey = (kid: string): PrivateJwk => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
  alg: 'ES256',
});
