// The package brings no types of its own; this is the part that the tests use.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Context {
    readonly oidc: { readonly session?: { readonly accountId?: string } };
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface Account {
    readonly accountId: string;
    claims(): Promise<object>;
  }

  interface Configuration {
    readonly clients: readonly object[];
    readonly claims: Readonly<Record<string, readonly string[]>>;
    readonly features: object;
    readonly interactions: { url(context: Context, interaction: { readonly uid: string }): string };
    readonly cookies: { readonly keys: readonly string[] };
    readonly pkce: { required(): boolean };
    findAccount(context: Context, sub: string): Account;
    loadExistingGrant(context: Context): Promise<Grant>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly Grant: new (properties: { clientId: string; accountId?: string }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
