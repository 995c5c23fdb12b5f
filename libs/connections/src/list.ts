import { missingScopes, type Provider, providersOf, type Skill } from '@hub/kit';

/** One row of a person's connections, as `list` reads them. */
export interface ListedRow {
  readonly id: string;
  readonly provider: string;
  readonly account_id: string;
  readonly account_label: string;
  readonly scopes: string[];
  readonly status: 'active' | 'reconnect_required';
  readonly status_reason: string | null;
  readonly status_since: Date;
  readonly is_default: boolean;
  readonly connected_at: Date;
  readonly last_used_at: Date | null;
  readonly last_used_by: string | null;
  readonly ending: 'idle' | 'retired' | null;
  readonly ends_at: Date | null;
}

/** A connection as its owner may see it. `skills` are those whose every request the granted permissions allow. */
export interface Connection {
  readonly id: string;
  readonly provider: Provider;
  readonly account: string;
  readonly scopes: readonly string[];
  readonly permissions: readonly { readonly label: string; readonly scope: string }[];
  readonly skills: readonly Skill[];
  readonly status: 'active' | 'reconnect_required';
  readonly statusReason: string | undefined;
  readonly statusSince: Date;
  readonly isDefault: boolean;
  readonly connectedAt: Date;
  readonly lastUsedAt: Date | undefined;
  /** The agent, else the door, of the last call. */
  readonly lastUsedBy: string | undefined;
  /** When it will end unless it is used before, or needed again by a skill. */
  readonly ending: { readonly reason: 'idle' | 'retired'; readonly at: Date } | undefined;
}

export const listConnections = `SELECT c.id, c.provider, c.account_id, c.account_label, c.scopes, c.status, c.status_reason,
    c.status_since, c.is_default, c.connected_at, used.at AS last_used_at, coalesce(used.agent, used.door) AS last_used_by,
    e.reason AS ending, e.ends_at
  FROM connections c
  LEFT JOIN connection_endings e ON e.company_id = c.company_id AND e.connection_id = c.id
  LEFT JOIN LATERAL (
    SELECT at, agent, door FROM calls
    WHERE company_id = $1 AND connection_id = c.id AND person_id = $2 ORDER BY at DESC LIMIT 1) used ON true
  WHERE c.company_id = $1 AND c.person_id = $2
  ORDER BY c.provider, c.connected_at`;

/** Puts the catalogue's words beside a row. */
export function connectionOf(row: ListedRow, provider: Provider, skills: readonly Skill[]): Connection {
  return {
    id: row.id,
    provider,
    account: row.account_label,
    scopes: row.scopes,
    permissions: row.scopes.map((scope) => ({ scope, label: provider.scopes[scope]?.label ?? scope })),
    skills: skills.filter((skill) => worksWith(skill, provider, row.scopes)),
    status: row.status,
    statusReason: row.status_reason ?? undefined,
    statusSince: row.status_since,
    isDefault: row.is_default,
    connectedAt: row.connected_at,
    lastUsedAt: row.last_used_at ?? undefined,
    lastUsedBy: row.last_used_by ?? undefined,
    ending: row.ending && row.ends_at ? { reason: row.ending, at: row.ends_at } : undefined,
  };
}

const worksWith = ({ tools }: Skill, provider: Provider, scopes: readonly string[]): boolean =>
  providersOf(tools).some((one) => one.id === provider.id) &&
  tools.every((tool) => tool.provider.id !== provider.id || missingScopes(tool, scopes).length === 0);
