import type { Provider } from '@hub/kit';

import { type ReconnectReason, reconnectReasons } from '../errors.js';

const kinds = ['sign_in_again', 'sign_in_ends', 'connection_ends'] as const;

/** What somebody is told: their sign-in has ended, will end soon whatever they do, or the hub will end a connection that nobody uses. */
export type NoticeKind = (typeof kinds)[number];

/** A notice as its owner sees it; `message` is a sentence for them. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly connectionId: string;
  readonly provider: string;
  readonly providerTitle: string;
  readonly account: string;
  readonly message: string;
  readonly endsAt: Date | undefined;
  readonly createdAt: Date;
  readonly isRead: boolean;
}

export interface NoticeRow {
  readonly kind: string;
  readonly connection_id: string | null;
  readonly detail: Readonly<Record<string, string>>;
  readonly created_at: Date;
}

/** The notice of a row; undefined for a kind or a provider that this version does not know. */
export function noticeOf(
  row: NoticeRow & { readonly id: string; readonly read_at?: Date | null },
  providers: readonly Provider[],
): Notice | undefined {
  const { connection_id: connectionId, detail } = row;
  const kind = kinds.find((known) => known === row.kind);
  const provider = providers.find(({ id }) => id === detail['provider']);
  if (!provider || connectionId === null || !kind) return undefined;
  const endsAt = detail['ends_at'] === undefined ? undefined : new Date(detail['ends_at']);
  return {
    id: row.id,
    kind,
    connectionId,
    provider: provider.id,
    providerTitle: provider.title,
    account: detail['account'] ?? '',
    message: messageOf(kind, provider, detail['reason']),
    endsAt,
    createdAt: row.created_at,
    isRead: (row.read_at ?? null) !== null,
  };
}

function messageOf(kind: NoticeKind, { title }: Provider, reason: string | undefined): string {
  if (kind === 'sign_in_ends') return `${title} lets a sign-in last only so long, and this one ends soon.`;
  if (kind === 'connection_ends')
    return reason === 'retired'
      ? 'None of your skills needs it any more.'
      : 'Nobody has used it for a long time.';
  return reconnectReasons[reason as ReconnectReason] ?? 'The access has ended.';
}
