/** One HTTP request as a vendor's SDK has built it: `url` absolute, `body` already encoded. Carries no credential: the hub adds it. */
export interface ProviderRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A provider's answer with any status. `headers` have lower-case names; `body` is the whole body, already within the size cap. */
export interface ProviderResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Sends one request of one call. The hub adds the person's credential, refuses a URL outside the tool's declared requests,
 * keeps the call's deadline and retries what may be repeated.
 * Throws ToolError `upstream`, `rate_limited` or `outcome_unknown` when no answer came; any status is an answer.
 */
export type Send = (request: ProviderRequest) => Promise<ProviderResponse>;

/** One of several places that a grant covers; `name` is what the person knows it by, `url` its address for people. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/**
 * What a provider's client is made from, once per call. `urls` are the provider's base URLs as configured, without a trailing
 * slash; `sites` are those of the connection, empty where the provider has none.
 */
export interface ClientOptions<Url extends string = string> {
  readonly urls: Readonly<Record<Url, string>>;
  readonly send: Send;
  readonly sites: readonly Site[];
}
