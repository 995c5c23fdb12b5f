import { missingScopes, type Provider, ToolError } from '@hub/kit';

import type { CallRow } from '../find/call-lookup.js';
import type { FoundCall } from '../find/find-call.js';

type Filled<Key extends keyof CallRow> = { [Name in Key]: NonNullable<CallRow[Name]> };

/** The connection to act with; its token is still sealed. */
export type FoundConnection = CallRow &
  Filled<'connection_id' | 'account_label' | 'scopes' | 'sites' | 'version' | 'access_token'>;

/**
 * The connection that this call uses: the one asked for, else the person's default. Throws ToolError `not_connected`,
 * `reconnect_required` or `missing_scope`, each with the page that mends it.
 */
export function connect({ tool, row, skillId }: FoundCall): FoundConnection {
  const { provider } = tool;
  if (row.connection_id === null) throw notConnected(provider, skillId);
  if (row.status !== 'active' || row.access_token === null) throw ended(provider, row);
  const missing = missingScopes(tool, row.scopes ?? []);
  if (missing.length > 0) throw missingScope(provider, skillId, missing);
  return row as FoundConnection;
}

const notConnected = (provider: Provider, skillId: string): ToolError =>
  new ToolError('not_connected', `Your ${provider.title} account is not connected yet.`, {
    fix: { label: `Connect ${provider.title}`, path: `/skills/${skillId}` },
  });

/** The access is gone at the provider: only the person can give it again. */
export const ended = (
  provider: Provider,
  { account_label: label }: Pick<CallRow, 'account_label'>,
): ToolError =>
  new ToolError(
    'reconnect_required',
    `${provider.title} no longer accepts the connection of ${label ?? 'your account'}. Please connect it again.`,
    { fix: { label: `Reconnect ${provider.title}`, path: '/connections?needs=me' } },
  );

function missingScope(provider: Provider, skillId: string, missing: readonly string[]): ToolError {
  const named = missing.map((scope) => provider.scopes[scope]?.label ?? scope).join('; ');
  return new ToolError(
    'missing_scope',
    `${provider.title} has not been asked for this permission yet: ${named}.`,
    {
      fix: { label: 'Give the permission', path: `/skills/${skillId}` },
    },
  );
}
