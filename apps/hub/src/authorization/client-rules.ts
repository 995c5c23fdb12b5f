import { parseServiceClient } from '@hub/identity';
import { errors } from 'oidc-provider';

/** Where a client is answered: on the web, on the person's own device by a loopback address, or by an app's own scheme. */
export type RedirectKind = 'web' | 'device' | 'app';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What a person is told about a redirect address: its kind and the host, or the scheme of an app. */
export function redirectOf(uri: string): { kind: RedirectKind; host: string } {
  const { protocol, hostname, host } = new URL(uri);
  if (protocol === 'https:') return { kind: 'web', host };
  return protocol === 'http:' && loopback.has(hostname)
    ? { kind: 'device', host: hostname }
    : { kind: 'app', host: protocol };
}

const grantTypes = ['authorization_code', 'refresh_token'];
const mostRedirects = 20;

/**
 * Brings the metadata of a client that registers itself, or has a metadata document, to what the hub takes: public or with a
 * key of its own, code flow only, answered over https, on a loopback address or by an app's scheme (RFC 8252 section 7).
 * Clients that do not say so but are answered on a device count as native. Throws InvalidClientMetadata.
 */
export function applyClientRules(metadata: Record<string, unknown>): void {
  delete metadata['skillhub'];
  if (parseServiceClient(String(metadata['client_id']))) return;
  const uris = redirectsIn(metadata);
  const asked = Array.isArray(metadata['grant_types']) ? metadata['grant_types'] : grantTypes;
  Object.assign(metadata, {
    application_type: uris.every((uri) => uri.startsWith('https:')) ? 'web' : 'native',
    grant_types: grantTypes.filter((type) => type === 'authorization_code' || asked.includes(type)),
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
    token_endpoint_auth_method:
      metadata['token_endpoint_auth_method'] === 'private_key_jwt' ? 'private_key_jwt' : 'none',
  });
  // Every client may ask for every scope: the person decides. Older ones register with scopes of other servers.
  delete metadata['scope'];
  delete metadata['client_secret'];
}

function redirectsIn({ redirect_uris: uris }: Record<string, unknown>): string[] {
  if (!Array.isArray(uris) || uris.length === 0 || uris.length > mostRedirects)
    throw refuse(`redirect_uris must name 1 to ${mostRedirects} addresses`);
  return uris.map((uri: unknown) => {
    const parsed = typeof uri === 'string' ? URL.parse(uri) : null;
    if (!parsed) throw refuse('redirect_uris must only contain valid addresses');
    if (parsed.protocol === 'http:' && !loopback.has(parsed.hostname))
      throw refuse('redirect_uris over http must be on a loopback address');
    if (parsed.username !== '' || parsed.password !== '')
      throw refuse('redirect_uris must not hold a user name');
    return parsed.href;
  });
}

const refuse = (description: string) => new errors.InvalidClientMetadata(description);

/** A client's own name as a person may read it: one line without control or direction marks, at most 80 characters. */
export const readableName = (name: string | undefined, fallback: string): string =>
  (name ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 80) || fallback;
