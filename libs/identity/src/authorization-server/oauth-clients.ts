import type { Database, Statement } from '@hub/platform';

import { parseServiceClient, serviceClientId } from './subject.js';

/** Client metadata by the names of RFC 7591. */
export type ClientMetadata = Readonly<Record<string, unknown>>;

const insert: Statement = {
  name: 'identity.keep_oauth_client',
  text: 'INSERT INTO oauth_clients (id, metadata) VALUES ($1, $2)',
};

const select: Statement = {
  name: 'identity.oauth_client',
  text: 'SELECT metadata FROM oauth_clients WHERE id = $1',
};

const serviceKey: Statement = {
  name: 'identity.service_client',
  text: `SELECT k.name, encode(k.hash, 'hex') AS hash FROM api_keys k
    JOIN companies o ON o.id = k.company_id AND o.status = 'active'
    WHERE k.company_id = $1 AND k.id = $2 AND k.kind = 'service' AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > now())`,
};

/** The grant type of RFC 8693. */
export const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** Clients of the authorization server: those that registered themselves, and service keys. */
export class OauthClients {
  constructor(private readonly database: Database) {}

  /** Stores a client that has just registered itself. */
  async keep(id: string, metadata: ClientMetadata): Promise<void> {
    await this.database.execute(insert, [id, JSON.stringify(metadata)]);
  }

  /** A registered client, or a service key that is alive; its secret is the hash of the key. */
  async find(id: string): Promise<ClientMetadata | undefined> {
    const service = parseServiceClient(id);
    if (service) return this.findService(service.companyId, service.id);
    const [row] = await this.database.execute<{ metadata: ClientMetadata }>(select, [id]);
    return row?.metadata;
  }

  private async findService(companyId: string, id: string): Promise<ClientMetadata | undefined> {
    const [row] = await this.database.execute<{ name: string; hash: string }>(serviceKey, [companyId, id]);
    return (
      row && {
        client_id: serviceClientId({ companyId, id }),
        client_name: row.name,
        client_secret: row.hash,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['client_credentials', tokenExchange],
        response_types: [],
        redirect_uris: [],
      }
    );
  }
}
