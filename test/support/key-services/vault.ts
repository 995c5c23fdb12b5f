import { randomBytes } from 'node:crypto';

import { type KeyFault, type KeyReply, type KeyRequest, KeyStandIn } from './stand-in.js';
import { KeyVersions } from './versions.js';

const failure = (status: number, ...errors: string[]): KeyReply => ({ status, body: { errors } });

/** Vault's transit engine at `/v1/transit`, with one key `skillhub`, one token and no namespace. */
export function vaultStandIn() {
  const token = `hvs.${randomBytes(18).toString('base64url')}`;
  const versions = new KeyVersions();
  const answer = (request: KeyRequest, fault: KeyFault): KeyReply => {
    if (request.headers['x-vault-token'] !== token) return failure(403, 'permission denied');
    if (request.headers['x-vault-request'] !== 'true') return failure(412, 'missing X-Vault-Request');
    const [, verb] = /^\/v1\/transit\/(encrypt|decrypt)\/skillhub$/.exec(request.path) ?? [];
    if (request.method !== 'POST' || verb === undefined) return failure(404);
    return verb === 'encrypt' ? encrypt(versions, request) : decrypt(versions, request, fault);
  };
  const standIn = new KeyStandIn(answer, {
    busy: failure(429, 'request path "transit/decrypt/skillhub": rate limit quota exceeded'),
    broken: failure(503, 'Vault is sealed'),
    disabled: failure(400, 'ciphertext or signature version is disallowed by policy (too old)'),
  });
  return { standIn, token, versions };
}

const bytes = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : '', 'base64');

function encrypt(versions: KeyVersions, { body }: KeyRequest): KeyReply {
  const sealed = versions.encrypt(bytes(body['plaintext']), bytes(body['associated_data']));
  const ciphertext = `vault:v${versions.newest}:${sealed.toString('base64')}`;
  return { status: 200, body: { data: { ciphertext, key_version: versions.newest } } };
}

function decrypt(versions: KeyVersions, { body }: KeyRequest, fault: KeyFault): KeyReply {
  const [, number, text] = /^vault:v(\d+):(.+)$/.exec(String(body['ciphertext'])) ?? [];
  if (number === undefined) return failure(400, 'invalid ciphertext: no prefix');
  const version = Number(number);
  if (!versions.has(version))
    return failure(400, 'ciphertext or signature version is disallowed by policy (too old)');
  const plain = versions.decrypt(version, bytes(text), bytes(body['associated_data']));
  if (!plain) return failure(400, 'cipher: message authentication failed');
  const given = fault === 'other-key' ? randomBytes(plain.length) : plain;
  return { status: 200, body: { data: { plaintext: given.toString('base64') } } };
}
