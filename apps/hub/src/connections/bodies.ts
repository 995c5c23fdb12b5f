import type { Connection, ProviderClient } from '@hub/connections';
import type { Provider } from '@hub/kit';
import * as z from 'zod';

import { line } from '../rest/line.js';

/** Which provider of a skill, which connection grows, and whether another account is meant. All may be left out. */
export const connectBody = z
  .strictObject({
    provider: line(60).optional(),
    connection_id: z.uuid().optional(),
    other_account: z.boolean().optional(),
    return_to: z
      .string()
      .regex(/^\/chat\/[0-9a-f-]{36}$/, 'must be the page of a conversation')
      .optional(),
  })
  .default({});
export type ConnectBody = z.output<typeof connectBody>;

export const reconnectBody = z.strictObject({ other_account: z.boolean().optional() }).default({});
export type ReconnectBody = z.output<typeof reconnectBody>;

export const changeBody = z.strictObject({ is_default: z.literal(true) });

/** A registration as an administrator enters it; without the secret the stored one stays. */
export const clientBody = z.strictObject({
  client_id: line(255).min(1),
  client_secret: line(1_024).min(1).optional(),
});
export type ClientBody = z.output<typeof clientBody>;

/** A connection as its owner sees it over REST. */
export const connectionItem = (connection: Connection) => ({
  id: connection.id,
  provider: connection.provider.id,
  provider_title: connection.provider.title,
  revocable: connection.provider.oauth.revoke !== undefined,
  account: connection.account,
  status: connection.status,
  status_reason: connection.statusReason ?? null,
  status_since: connection.statusSince.toISOString(),
  is_default: connection.isDefault,
  permissions: connection.permissions,
  skills: connection.skills.map(({ id, title }) => ({ id, title })),
  connected_at: connection.connectedAt.toISOString(),
  last_used_at: connection.lastUsedAt?.toISOString() ?? null,
  last_used_by: connection.lastUsedBy ?? null,
  ends_at: connection.ending?.at.toISOString() ?? null,
  ends_because: connection.ending?.reason ?? null,
});

/** A registration as an administrator sees it over REST: whether there is a secret, never which. */
export const providerItem = ({ id, title }: Provider, client: ProviderClient) => ({
  id,
  title,
  client_id: client.clientId ?? null,
  has_secret: client.clientId !== undefined,
  redirect_url: client.redirectUri,
  status: client.status,
  checked_at: client.checkedAt?.toISOString() ?? null,
  report: client.report,
});
