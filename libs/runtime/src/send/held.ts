import type { Provider, Send, Tool } from '@hub/kit';

/** A connection as the lookup found it: its access token still sealed, `isFresh` by the database's clock. */
export interface SealedConnection {
  readonly companyId: string;
  readonly personId: string;
  readonly id: string;
  readonly accountLabel: string;
  readonly version: string;
  readonly accessToken: Buffer;
  readonly expiresAt: Date | null;
  readonly isFresh: boolean;
}

/** What a send must know about the tool it is for. */
export type SendingTool = Pick<Tool, 'requests' | 'effect' | 'idempotent'>;

/** Whoever turns a sealed connection into authorised requests without giving the token away. */
export interface TokenHolder {
  hold(
    connection: SealedConnection,
    provider: Provider,
  ): { send(tool: SendingTool, signal: AbortSignal): Send };
}
