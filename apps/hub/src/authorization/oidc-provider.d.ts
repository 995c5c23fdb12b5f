// The package brings no types of its own; this is the part that the hub and its tests use.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** A model's stored form. `jti` is its id. */
  interface Stored {
    readonly [name: string]: unknown;
  }

  interface Adapter {
    upsert(id: string, payload: Stored, expiresIn: number): Promise<void>;
    find(id: string): Promise<Stored | undefined>;
    findByUserCode(code: string): Promise<Stored | undefined>;
    findByUid(uid: string): Promise<Stored | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  interface Client {
    readonly clientId: string;
    readonly clientName?: string;
    readonly clientUri?: string;
    readonly clientSecret?: string;
    readonly redirectUris: readonly string[];
    compareClientSecret(actual: string): boolean | Promise<boolean>;
    grantTypeAllowed(type: string): boolean;
  }

  interface Params {
    readonly [name: string]: unknown;
    resource?: string | readonly string[];
    scope?: string;
    readonly redirect_uri?: string;
    readonly client_id?: string;
  }

  interface Session {
    accountId?: string;
    touched?: boolean;
  }

  interface Context {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    readonly path: string;
    readonly method: string;
    query: Readonly<Record<string, string | string[] | undefined>>;
    readonly cookies: Cookies;
    status: number;
    type: string;
    body: unknown;
    set(name: string, value: string): void;
    readonly oidc: {
      readonly route: string;
      readonly provider: Provider;
      readonly client: Client;
      readonly account?: Account;
      readonly session?: Session;
      readonly params: Params;
      readonly grant?: Grant;
      readonly result?: InteractionResult;
      readonly requestParamScopes: ReadonlySet<string>;
      entity(name: string, value: unknown): void;
      promptPending(name: string): boolean;
    };
  }

  interface Cookies {
    secure?: boolean;
    get(name: string, options?: { readonly signed?: boolean }): string | undefined;
  }

  interface InteractionResult {
    readonly login?: { readonly accountId: string } | null;
    readonly consent?: { readonly grantId?: string };
    readonly error?: string;
    readonly error_description?: string;
  }

  interface Interaction {
    readonly uid: string;
    readonly exp: number;
    readonly returnTo: string;
    readonly params: Params;
    readonly prompt: { readonly name: string; readonly reasons: readonly string[] };
    result?: InteractionResult;
    save(expiresIn: number): Promise<string>;
    destroy(): Promise<void>;
  }

  interface Grant {
    readonly jti?: string;
    readonly accountId?: string;
    readonly clientId?: string;
    addOIDCScope(scope: string): void;
    getResourceScope(resource: string): string;
    save(): Promise<string>;
  }

  interface AccessToken {
    jti?: string;
    format?: 'opaque';
    readonly kind: string;
    readonly accountId?: string;
    readonly clientId: string;
    readonly grantId?: string;
    readonly aud?: string;
    scope?: string;
    readonly exp?: number;
    readonly expiration: number;
    readonly isExpired: boolean;
    resourceServer: ResourceServer;
    save(): Promise<string>;
  }

  interface RefreshToken {
    readonly clientId: string;
  }

  interface Account {
    readonly accountId: string;
    claims(): Promise<object>;
  }

  interface ResourceServerInfo {
    readonly scope: string;
    readonly audience: string;
    readonly accessTokenTTL: number;
    readonly accessTokenFormat: 'opaque';
  }

  interface ResourceServer {
    readonly scopes: ReadonlySet<string>;
  }

  interface Configuration {
    readonly clients?: readonly object[];
    readonly claims?: Readonly<Record<string, readonly string[]>>;
    readonly features: object;
    readonly interactions: {
      url(context: Context, interaction: { readonly uid: string }): string;
      readonly policy?: readonly interactionPolicy.Prompt[];
    };
    readonly cookies: object & { readonly keys: readonly string[] };
    readonly pkce: { required(): boolean };
    findAccount(context: Context, sub: string, token?: unknown): Account | Promise<Account | undefined>;
    loadExistingGrant(context: Context): Promise<Grant | undefined>;
    readonly adapter?: (name: string) => Adapter;
    readonly jwks?: { readonly keys: readonly object[] };
    readonly scopes?: readonly string[];
    readonly responseTypes?: readonly string[];
    readonly clientDefaults?: object;
    readonly clientAuthMethods?: readonly string[];
    readonly enabledJWA?: object;
    readonly extraClientMetadata?: {
      readonly properties: readonly string[];
      validator(
        context: Context | undefined,
        key: string,
        value: unknown,
        metadata: Record<string, unknown>,
      ): void;
    };
    readonly ttl?: Readonly<Record<string, number>>;
    readonly routes?: Readonly<Record<string, string>>;
    readonly allowOmittingSingleRegisteredRedirectUri?: boolean;
    readonly enableHttpPostMethods?: boolean;
    readonly fetchResponseBodyLimits?: Readonly<Record<string, number>>;
    fetch?(url: string | URL, options: RequestInit): Promise<Response>;
    issueRefreshToken?(context: Context, client: Client): Promise<boolean>;
    expiresWithSession?(): Promise<boolean>;
    rotateRefreshToken?(): boolean;
    extraTokenClaims?(context: Context, token: AccessToken): Promise<object | undefined>;
    renderError?(context: Context, out: Readonly<Record<string, string>>, error: Error): Promise<void>;
  }

  interface Model<Instance> {
    new (properties: object): Instance;
    readonly prototype: Instance & { generateTokenId(): string };
    find(id: string, options?: { readonly ignoreExpiration?: boolean }): Promise<Instance | undefined>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly issuer: string;
    proxy: boolean;
    readonly Grant: Model<Grant>;
    readonly AccessToken: Model<AccessToken>;
    readonly ClientCredentials: Model<AccessToken>;
    readonly RefreshToken: Model<RefreshToken>;
    readonly Interaction: Model<Interaction>;
    readonly ResourceServer: new (identifier: string, info: ResourceServerInfo) => ResourceServer;
    readonly Session: { get(context: Context): Promise<Session> };
    readonly Client: {
      readonly prototype: Client;
      find(id: string): Promise<Client | undefined>;
      needsSecret(metadata: Readonly<Record<string, unknown>>): boolean;
    };
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this;
    on(event: string, listener: (...given: readonly unknown[]) => void): this;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    cookieName(kind: 'interaction' | 'resume' | 'session'): string;
    createContext(request: IncomingMessage, response: ServerResponse): { readonly cookies: Cookies };
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    registerGrantType(
      name: string,
      handler: (context: Context) => Promise<void>,
      params: readonly string[],
      dupes?: readonly string[],
    ): void;
  }

  export namespace interactionPolicy {
    interface Check {
      readonly reason: string;
    }
    interface Prompt {
      readonly name: string;
    }
    const Check: new (
      reason: string,
      description: string,
      check: (context: Context) => boolean | Promise<boolean>,
    ) => Check;
    const Prompt: new (
      about: { readonly name: string; readonly requestable: boolean },
      ...checks: readonly Check[]
    ) => Prompt;
  }

  export namespace errors {
    class OIDCProviderError extends Error {
      constructor(status: number, message: string);
      readonly error_description: string | undefined;
    }
    class InvalidGrant extends OIDCProviderError {
      constructor(detail: string);
    }
    class InvalidTarget extends OIDCProviderError {
      constructor(description?: string);
    }
    class InvalidScope extends OIDCProviderError {
      constructor(description: string, scope: string);
    }
    class InvalidRequest extends OIDCProviderError {
      constructor(description: string);
    }
    class InvalidClientMetadata extends OIDCProviderError {
      constructor(description: string);
    }
  }
}
