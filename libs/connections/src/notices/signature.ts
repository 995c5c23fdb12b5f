import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret of a webhook: 32 random bytes, as Standard Webhooks (standardwebhooks.com) writes them. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/**
 * The headers that show who sent a webhook (Standard Webhooks): HMAC-SHA256 over `id.timestamp.body`. `timestamp` in seconds, so
 * that the receiver can refuse what is old.
 */
export function signed(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): Record<string, string> {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
