import type { ClientOptions, Site } from './send.js';
import type { ToolError } from './tool-error.js';

/** A permission string of the provider. `label` says it in an employee's words; `includes` are scopes it implies. */
export interface ScopeFacts {
  readonly label: string;
  /** What the provider's own consent page calls it. */
  readonly providerWords?: string;
  readonly includes?: readonly string[];
}

/** The person's login at the provider. `id` never changes there (RFC 9068 `sub`, GitHub's user id); `label` is what they know it by. */
export interface Account {
  readonly id: string;
  readonly label: string;
  /** Where one grant covers several places of the provider (Atlassian's accessible resources): those the person has granted. */
  readonly sites?: readonly Site[];
}

/** How the provider's token endpoints behave (data, so that one flow serves all). Paths are appended to the named base URL. */
export interface OauthFacts<Url extends string = string> {
  readonly authorize: Endpoint<Url>;
  readonly token: Endpoint<Url>;
  /** How access is withdrawn; absent where the provider has no way. `{client_id}` in the path is filled in. */
  readonly revoke?: Endpoint<Url> & { readonly style: 'github-grant' | 'rfc7009' | 'token-only' };
  /** How the token endpoint reads its parameters; as a form where absent (RFC 6749 section 4.1.3). */
  readonly tokenBody?: 'form' | 'json';
  /** Asked for with every connect, beside what the skill needs: who the person is, and leave to refresh. */
  readonly signInScopes?: readonly string[];
  /** Sent with every authorization request. */
  readonly extraParameters?: Readonly<Record<string, string>>;
  /** How a person lets the hub use single files, where the provider has a page for choosing them: a connect flow of its own. */
  readonly picker?: Picker;
  readonly scopeSeparator: ' ' | ',';
  readonly pkce: boolean;
  /** Whether using a refresh token replaces it, and for how many seconds the old one still works. */
  readonly refresh: {
    readonly rotates: boolean;
    readonly reuseLeeway: number;
    readonly killsAccessToken: boolean;
    /** After how many seconds a sign-in ends when it is not used, and however much it is used; where the token answer does not say. */
    readonly ends?: { readonly unused?: number; readonly always?: number };
  };
  /** What a 401 says when the token lives but lacks a permission, where the provider does not use 403 for it. */
  readonly scopeRefusal?: RegExp;
  /** Error codes of the token endpoint that mean: this grant is dead. */
  readonly deadGrantErrors: readonly string[];
}

/** `scope` is what choosing gives; `parameters` go with the authorization request, for the kinds of files asked for (empty: all). */
export interface Picker {
  readonly scope: string;
  readonly parameters: (kinds: readonly string[]) => Readonly<Record<string, string>>;
}

/** A path below one of the base URLs. */
export interface Endpoint<Url extends string = string> {
  readonly base: Url;
  readonly path: string;
}

export interface ProviderFacts<Client, Scope extends string, Url extends string> {
  readonly id: string;
  readonly title: string;
  /**
   * What people say, for whoever looks for a tool: what they call the things of a product (by the first word of its tools' names),
   * and by a tool's name how they ask for it in other words than its own.
   */
  readonly spoken?: Readonly<Record<string, string>>;
  /** Base URLs by name, as the public service has them; configuration may point each somewhere else. No trailing slash. */
  readonly urls: Readonly<Record<Url, string>>;
  readonly oauth: OauthFacts<NoInfer<Url>>;
  readonly scopes: Readonly<Record<Scope, ScopeFacts>>;
  /** Where the person can see and withdraw the hub's access at the provider. */
  readonly accessPage: Endpoint<NoInfer<Url>>;
  /** The requests that `account` makes, as in a tool. */
  readonly accountRequests: readonly string[];
  readonly client: (options: ClientOptions<Url>) => Client;
  readonly account: (client: Client) => Promise<Account>;
  /** The sentence for a vendor's refusal; undefined where the hub's own words for the status will do. */
  readonly toError: (cause: unknown) => ToolError | undefined;
}

/** A provider whatever its SDK. Its client is opaque: only the provider's own tools know its type. */
export interface Provider<Url extends string = string> extends Omit<
  ProviderFacts<unknown, string, Url>,
  'client' | 'account'
> {
  readonly client: (options: ClientOptions) => unknown;
  readonly account: (client: unknown) => Promise<Account>;
}
