import type { Notice, Webhook } from '@hub/connections';
import * as z from 'zod';

import { line } from '../rest/line.js';

/** Where the company wants to be told; `renew_secret` makes the old secret worthless. */
export const webhookBody = z.strictObject({
  url: line(2_000).min(1),
  renew_secret: z.boolean().optional(),
});
export type WebhookBody = z.output<typeof webhookBody>;

/** A notice as its owner sees it over REST. */
export const noticeItem = (notice: Notice) => ({
  id: notice.id,
  kind: notice.kind,
  connection_id: notice.connectionId,
  provider: notice.provider,
  provider_title: notice.providerTitle,
  account: notice.account,
  message: notice.message,
  ends_at: notice.endsAt?.toISOString() ?? null,
  created_at: notice.createdAt.toISOString(),
  read: notice.isRead,
});

const time = (at: Date | undefined): string | null => at?.toISOString() ?? null;

/** A webhook as an administrator sees it over REST; without one everything is null. */
export const webhookItem = ({ url, deliveredAt, problem, problemAt }: Partial<Webhook> = {}) => ({
  url: url ?? null,
  delivered_at: time(deliveredAt),
  problem: problem ?? null,
  problem_at: time(problemAt),
});
