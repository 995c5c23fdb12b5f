import { type Database, fetchThrough, type Statement, type Transport } from '@hub/platform';
import * as oidc from 'openid-client';

import type { CompanyKeys } from '../company-keys/company-keys.js';
import { SignInRefused } from '../errors.js';
import { requireRole, roles, type Person, type Role } from '../people/person.js';
import { record } from '../record.js';
import { type Claims, claimsOf } from './claims.js';
import type { Directory } from './directory.js';
import { matchPerson } from './match-person.js';

/** How a company signs its people in. `issuer` is its OpenID Connect issuer; https, or http on loopback. */
export interface IdentityProvider {
  readonly title: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Absent keeps the one that is stored. */
  readonly secret?: string | undefined;
  /** The claim that lists a person's groups. */
  readonly groupsClaim?: string | undefined;
  /** The roles that groups give: `{ 'hub-admins': 'company_admin' }`. */
  readonly roleOfGroup?: Readonly<Record<string, Role>> | undefined;
  /** Whether its e-mail addresses count without `email_verified`: only where people cannot set theirs. */
  readonly trustsEmail?: boolean | undefined;
}

/** A company whose issuer has answered: what a sign-in there needs. */
export interface CompanyClient {
  readonly directory: Directory;
  readonly configuration: oidc.Configuration;
}

interface ProviderRow extends Directory {
  readonly slug: string;
  readonly title: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: Buffer;
  readonly version: string;
}

const bySlug: Statement = {
  name: 'identity.identity_provider',
  text: `SELECT i.company_id AS "companyId", c.slug, i.title, i.issuer, i.client_id AS "clientId", i.secret,
      i.groups_claim AS "groupsClaim", i.role_of_group AS "roleOfGroup", i.trusts_email AS "trustsEmail",
      i.updated_at::text AS version
    FROM companies c JOIN identity_providers i ON i.company_id = c.id WHERE c.slug = $1 AND c.status = 'active'`,
};

const company: Statement = {
  name: 'identity.sign_in_options',
  text: `SELECT c.slug, c.name, i.title FROM companies c LEFT JOIN identity_providers i ON i.company_id = c.id
    WHERE c.slug = $1 AND c.status = 'active'`,
};

const upsert = `INSERT INTO identity_providers AS i
    (company_id, title, issuer, client_id, secret, groups_claim, role_of_group, trusts_email)
  SELECT $1, $2, $3, $4, secret, $6, $7, $8 FROM (
    SELECT coalesce($5, (SELECT secret FROM identity_providers WHERE company_id = $1)) AS secret) AS known
  WHERE secret IS NOT NULL
  ON CONFLICT (company_id) DO UPDATE SET title = $2, issuer = $3, client_id = $4, secret = excluded.secret,
    groups_claim = $6, role_of_group = $7, trusts_email = $8, updated_at = clock_timestamp()
  RETURNING company_id`;

export const secretPlace = ['identity_provider', 'client_secret'];
const discoveryLasts = 600_000;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a URL is http and of this very machine: the one place where plain http may carry a secret. */
const isLoopbackHttp = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && loopback.has(hostname);

/** Sign-in at a company's own OpenID Connect issuer (OpenID Connect Core 1.0). */
export class CompanySignIn {
  private readonly discovered = new Map<
    string,
    { until: number; configuration: Promise<oidc.Configuration> }
  >();

  constructor(
    private readonly database: Database,
    private readonly keys: CompanyKeys,
    private readonly transport: Pick<Transport, 'send'>,
  ) {}

  /** The company of a slug, and the title of its own sign-in if it has one; undefined when there is no such company. */
  async optionsOf(slug: string): Promise<{ slug: string; name: string; title: string | null } | undefined> {
    type Row = { slug: string; name: string; title: string | null };
    const [row] = await this.database.execute<Row>(company, [slug]);
    return row;
  }

  /** Sets how the admin's company signs in. Throws Forbidden, or TypeError for an issuer that is neither https nor loopback. */
  async set(admin: Person, provider: IdentityProvider): Promise<void> {
    requireRole(admin, 'company_admin');
    const issuer = new URL(provider.issuer);
    if (issuer.protocol !== 'https:' && !isLoopbackHttp(issuer))
      throw new TypeError('issuer: must be an https URL');
    const unknown = Object.values(provider.roleOfGroup ?? {}).find((role) => !roles.includes(role));
    if (unknown !== undefined) throw new TypeError(`roleOfGroup: there is no role ${unknown}`);
    const { companyId } = admin;
    const {
      title,
      clientId,
      secret,
      groupsClaim = 'groups',
      roleOfGroup = {},
      trustsEmail = false,
    } = provider;
    const sealed = secret === undefined ? null : await this.keys.seal(companyId, secretPlace, secret);
    const facts = [groupsClaim, JSON.stringify(roleOfGroup), trustsEmail];
    await this.database.inCompany(companyId, async (manager) => {
      const values = [companyId, title, provider.issuer, clientId, sealed, ...facts];
      const rows = await manager.query<unknown[]>(upsert, values);
      if (rows.length === 0) throw new TypeError('secret: is needed the first time');
      const detail = { issuer: provider.issuer, client_id: clientId };
      await record(manager, admin, 'identity_provider.set', `company:${companyId}`, detail);
    });
  }

  /** What a sign-in at the company's issuer needs. Throws SignInRefused `unknown_company`, or openid-client's error. */
  async clientOf(slug: string): Promise<CompanyClient> {
    const [row] = await this.database.execute<ProviderRow>(bySlug, [slug]);
    if (!row) throw new SignInRefused('unknown_company');
    return { directory: row, configuration: await this.configurationOf(row) };
  }

  /** The person whom the issuer named, created on their first sign-in. Throws SignInRefused when they may not come in. */
  async personOf(
    { configuration, directory }: CompanyClient,
    tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  ): Promise<Person> {
    const claims: Claims = await claimsOf(configuration, tokens, directory);
    return matchPerson(this.database, directory, claims);
  }

  // Kept for ten minutes, so that rotated endpoints are noticed; a failed one is asked again at once.
  private configurationOf(row: ProviderRow): Promise<oidc.Configuration> {
    const name = `${row.companyId} ${row.version}`;
    const known = this.discovered.get(name);
    if (known && known.until > performance.now()) return known.configuration;
    if (this.discovered.size >= 1_000) this.discovered.clear();
    const configuration = this.discover(row);
    this.discovered.set(name, { configuration, until: performance.now() + discoveryLasts });
    configuration.catch(() => this.discovered.delete(name));
    return configuration;
  }

  private async discover({ companyId, issuer, clientId, secret }: ProviderRow): Promise<oidc.Configuration> {
    const url = new URL(issuer);
    const plain = await this.keys.open(companyId, secretPlace, secret);
    return oidc.discovery(url, clientId, plain, undefined, {
      execute: isLoopbackHttp(url) ? [oidc.allowInsecureRequests] : [],
      timeout: 5,
      [oidc.customFetch]: fetchThrough(this.transport),
    });
  }
}
