import type { Provider, Send, Tool } from '@hub/kit';

/** A connection as the lookup found it, its access token still sealed. `expiresIn`: seconds by the database's clock, null for never. */
export interface SealedConnection {
  readonly companyId: string;
  readonly personId: string;
  readonly provider: string;
  readonly connectionId: string;
  readonly version: string;
  readonly accessToken: Buffer;
  readonly expiresIn: number | null;
}

/** What a send must know about the tool it is for. */
export type SendingTool = Pick<Tool, 'requests' | 'effect' | 'idempotent' | 'downloads'>;

/** Whoever turns a sealed connection into authorised requests without giving the token away. */
export interface TokenHolder {
  hold(
    connection: SealedConnection,
    provider: Provider,
  ): { send(tool: SendingTool, signal: AbortSignal): Send };
}
