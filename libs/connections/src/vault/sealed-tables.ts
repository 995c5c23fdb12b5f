import type { SealedRow, SealedTable } from '@hub/identity';

import { verifierPlace } from '../flow/begin.js';
import { webhookSecretPlace } from '../notices/webhooks.js';
import { clientSecretPlace } from '../provider-clients/provider-clients.js';
import { placeOf } from './connection-ref.js';

const tokenPlace =
  (field: 'access_token' | 'refresh_token') =>
  ({ person_id: personId = '', provider = '', connection_id: connectionId = '' }: SealedRow) =>
    placeOf({ companyId: '', personId, provider, connectionId }, field);

/** Where this library keeps sealed values. A spooled token keeps the version it was sealed with: it lies in a file, for minutes. */
export const sealedInConnections: readonly SealedTable[] = [
  {
    table: 'connection_tokens',
    key: { connection_id: 'uuid' },
    join: 'JOIN connections c ON c.company_id = t.company_id AND c.id = t.connection_id',
    facts: { person_id: 'c.person_id::text', provider: 'c.provider' },
    sealed: {
      access_token: tokenPlace('access_token'),
      refresh_token: tokenPlace('refresh_token'),
      previous_refresh_token: tokenPlace('refresh_token'),
    },
  },
  {
    table: 'revocations',
    key: { id: 'uuid' },
    facts: {
      connection_id: 't.connection_id::text',
      person_id: 't.person_id::text',
      provider: 't.provider',
    },
    sealed: { access_token: tokenPlace('access_token'), refresh_token: tokenPlace('refresh_token') },
  },
  {
    table: 'provider_clients',
    key: { provider: 'text' },
    sealed: { secret: ({ provider = '' }) => clientSecretPlace(provider) },
  },
  {
    table: 'oauth_transactions',
    key: { state_hash: 'bytea' },
    facts: { person_id: 't.person_id::text', provider: 't.provider' },
    sealed: {
      verifier: ({ person_id: person = '', provider = '', state_hash: hash = '' }) =>
        verifierPlace(person, provider, Buffer.from(hash, 'hex')),
    },
  },
  { table: 'webhooks', key: { company_id: 'uuid' }, sealed: { secret: () => webhookSecretPlace } },
];
