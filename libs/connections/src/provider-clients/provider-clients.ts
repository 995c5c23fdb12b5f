import { randomBytes } from 'node:crypto';

import { type Provider, ToolError } from '@hub/kit';
import { type CompanyKeys, type Person, requireRole } from '@hub/identity';
import type { Database } from '@hub/platform';

import type { ClientCredentials, TokenEndpoint } from '../token-endpoint/token-endpoint.js';
import { reportOnRevocation, reportOnToken, type ReportRow } from './report.js';
import {
  type ClientRow,
  keepReport,
  listClients,
  markFailing,
  noteEvent,
  readCredentials,
  renameClient,
  setClient,
} from './statements.js';

/** A company's registration at one provider, without its secret. `status` is `missing` until somebody enters one. */
export interface ProviderClient {
  readonly provider: string;
  readonly clientId: string | undefined;
  readonly status: 'missing' | ClientRow['status'];
  readonly report: readonly ReportRow[];
  readonly checkedAt: Date | undefined;
  readonly redirectUri: string;
}

/** What an administrator enters; without `secret` the stored one stays. */
export interface NewClient {
  readonly clientId: string;
  readonly secret?: string | undefined;
}

interface Parts {
  readonly database: Database;
  readonly keys: CompanyKeys;
  readonly endpoint: TokenEndpoint;
  /** Where browsers reach the hub, without a trailing slash. */
  readonly publicUrl: string;
  readonly providers: readonly Provider[];
}

/** Where a client secret is sealed to. */
export const clientSecretPlace = (provider: string): string[] => ['provider_client', provider, 'secret'];

/** The OAuth clients that each company has registered. A secret goes in and is never shown again. */
export class ProviderClients {
  constructor(private readonly parts: Parts) {}

  /** What must be entered at the provider, to the letter. */
  redirectUri(provider: string): string {
    return `${this.parts.publicUrl}/connect/${provider}/callback`;
  }

  /** Every provider there is, with the company's registration where it has one. For any person of the company. */
  async status(companyId: string): Promise<ProviderClient[]> {
    const rows = await this.parts.database.inCompany(companyId, (manager) =>
      manager.query<ClientRow[]>(listClients, [companyId]),
    );
    return this.parts.providers.map(({ id }) =>
      this.clientOf(
        id,
        rows.find((row) => row.provider === id),
      ),
    );
  }

  /** Stores a registration; it must be checked before anybody can connect. Throws Forbidden or ToolError `invalid_input`, `not_found`. */
  async set(admin: Person, providerId: string, { clientId, secret }: NewClient): Promise<void> {
    requireRole(admin, 'company_admin');
    this.providerOf(providerId);
    requireText('client_id', clientId, 255);
    if (secret !== undefined) requireText('client_secret', secret, 1_024);
    const { companyId } = admin;
    const sealed = secret && (await this.parts.keys.seal(companyId, clientSecretPlace(providerId), secret));
    await this.parts.database.inCompany(companyId, async (manager) => {
      if (sealed) await manager.query(setClient, [companyId, providerId, clientId, sealed, admin.id]);
      else {
        const changed = await manager.query<unknown[]>(renameClient, [
          companyId,
          providerId,
          clientId,
          admin.id,
        ]);
        if (JSON.stringify(changed) === '[]') throw missing('client_secret', 'Enter the client secret too.');
      }
      const detail = { client_id: clientId, secret_changed: Boolean(sealed) };
      await manager.query(noteEvent, [
        companyId,
        admin.id,
        'provider_client.set',
        `provider:${providerId}`,
        detail,
      ]);
    });
  }

  /**
   * Tries the registration at the provider without any person: a code and a token that cannot exist show whether the client,
   * its secret and the redirect address are right. Ready only when every line is.
   */
  async check(admin: Person, providerId: string): Promise<readonly ReportRow[]> {
    requireRole(admin, 'company_admin');
    const provider = this.providerOf(providerId);
    const { companyId } = admin;
    const report = await this.try(provider, await this.credentials(companyId, providerId));
    const status = report.every(({ ok }) => ok) ? 'ready' : 'failing';
    await this.parts.database.inCompany(companyId, async (manager) => {
      await manager.query(keepReport, [companyId, providerId, status, JSON.stringify(report)]);
      const values = [companyId, admin.id, 'provider_client.checked', `provider:${providerId}`, { status }];
      await manager.query(noteEvent, values);
    });
    return report;
  }

  /** For this library only: never leaves it. Throws ToolError `not_found` when nothing is registered. */
  async credentials(companyId: string, providerId: string): Promise<ClientCredentials> {
    const [row] = await this.parts.database.execute<{ client_id: string; secret: Buffer }>(readCredentials, [
      companyId,
      providerId,
    ]);
    if (!row) throw new ToolError('not_found', 'Your company has no registration at this provider yet.');
    return {
      id: row.client_id,
      secret: await this.parts.keys.open(companyId, clientSecretPlace(providerId), row.secret),
    };
  }

  /** Takes a registration out of use because the provider refused it; `error` is its OAuth error code. */
  async markFailing(companyId: string, provider: Provider, error: string): Promise<void> {
    const answer = { kind: 'client', error } as const;
    const report = reportOnToken(provider, answer, this.redirectUri(provider.id));
    await this.parts.database.inCompany(companyId, (manager) =>
      manager.query(markFailing, [companyId, provider.id, JSON.stringify(report), { error }]),
    );
  }

  private async try(provider: Provider, client: ClientCredentials): Promise<ReportRow[]> {
    const { endpoint } = this.parts;
    const bogus = () => randomBytes(16).toString('hex');
    const redirectUri = this.redirectUri(provider.id);
    const [answer, revocation] = await Promise.all([
      endpoint.exchange(provider, client, {
        code: bogus(),
        verifier: randomBytes(32).toString('base64url'),
        redirectUri,
      }),
      endpoint.revoke(provider, client, bogus()),
    ]);
    return [...reportOnToken(provider, answer, redirectUri), ...reportOnRevocation(provider, revocation)];
  }

  private clientOf(provider: string, row: ClientRow | undefined): ProviderClient {
    return {
      provider,
      clientId: row?.client_id,
      status: row?.status ?? 'missing',
      report: row?.report ?? [],
      checkedAt: row?.checked_at ?? undefined,
      redirectUri: this.redirectUri(provider),
    };
  }

  private providerOf(id: string): Provider {
    const provider = this.parts.providers.find((one) => one.id === id);
    if (!provider) throw new ToolError('not_found', 'There is no such provider.');
    return provider;
  }
}

const missing = (field: string, problem: string): ToolError =>
  new ToolError('invalid_input', problem, { problems: [{ field, problem }] });

function requireText(field: string, value: unknown, most: number): void {
  if (typeof value !== 'string' || value.length > most || !/^[\x21-\x7e]+$/.test(value))
    throw missing(field, `Must be 1 to ${most} visible characters without spaces.`);
}
