import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Provider } from 'oidc-provider';

/** What the issuer says about somebody. */
export interface IssuedClaims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly groups: readonly string[];
}

/** A company's own OpenID Connect issuer on loopback, at which `current` is always signed in and agrees. */
export interface CompanyIssuer {
  readonly url: string;
  current: IssuedClaims;
  close(): Promise<void>;
}

interface IssuerOptions {
  readonly clientId: string;
  readonly secret: string;
  readonly redirectUri: string;
  readonly first: IssuedClaims;
}

/** Starts a real authorization server for one client. */
export async function startCompanyIssuer(options: IssuerOptions): Promise<CompanyIssuer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = { url, current: options.first, close: () => closed(server) };
  const provider = providerFor(issuer, options);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const login = { accountId: issuer.current.sub };
    if (!request.url?.startsWith('/interaction/')) answer(request, response);
    else void provider.interactionFinished(request, response, { login, consent: {} });
  });
  return issuer;
}

function providerFor(issuer: CompanyIssuer, { clientId, secret, redirectUri }: IssuerOptions): Provider {
  const provider: Provider = new Provider(issuer.url, {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ ...issuer.current, groups: [...issuer.current.groups] }),
    }),
    loadExistingGrant: async (context) => {
      const accountId = context.oidc.session?.accountId;
      const grant = new provider.Grant({ clientId, ...(accountId !== undefined && { accountId }) });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
