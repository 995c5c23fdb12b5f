import { generateKeyPairSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';

import { type KeyFault, type KeyReply, type KeyRequest, KeyStandIn } from './stand-in.js';
import { KeyVersions } from './versions.js';

export const gcpKey = 'projects/hub/locations/europe-west1/keyRings/skillhub/cryptoKeys/company-keys';

const failure = (status: number, code: string): KeyReply => ({
  status,
  body: { error: { code: status, message: 'Refused', status: code } },
});

const audience =
  '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/hub/providers/cluster';

/**
 * Google Cloud KMS, and Google's security token service for one workload, whose signature it checks (workload identity federation).
 * `credentials` writes the file that an operator would be given.
 */
export function gcpStandIn() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const token = `ya29.${randomBytes(24).toString('base64url')}`;
  const versions = new KeyVersions();
  const answer = (request: KeyRequest, fault: KeyFault): KeyReply => {
    if (request.path === '/v1/token') return issue(request, publicKey, token);
    if (request.headers.authorization !== `Bearer ${token}`) return failure(401, 'UNAUTHENTICATED');
    const [, verb] = /^\/v1\/projects\/[\w/-]+\/company-keys:(encrypt|decrypt)$/.exec(request.path) ?? [];
    if (request.method !== 'POST' || verb === undefined) return failure(404, 'NOT_FOUND');
    if (!agree(request.body)) return failure(400, 'INVALID_ARGUMENT');
    return verb === 'encrypt' ? encrypt(versions, request) : decrypt(versions, request, fault);
  };
  const standIn = new KeyStandIn(answer, {
    busy: failure(429, 'RESOURCE_EXHAUSTED'),
    broken: failure(503, 'UNAVAILABLE'),
    disabled: failure(400, 'FAILED_PRECONDITION'),
  });
  const credentials = (path: string, url: string): void => {
    const claims = Buffer.from(JSON.stringify({ sub: 'hub' })).toString('base64url');
    const signature = sign(null, Buffer.from(claims), privateKey).toString('base64url');
    writeFileSync(`${path}.subject`, `${claims}.${signature}`);
    const file = {
      type: 'external_account',
      audience,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${url}/v1/token`,
      credential_source: { file: `${path}.subject` },
    };
    writeFileSync(path, JSON.stringify(file));
  };
  return { standIn, versions, credentials };
}

// RFC 8693 section 2: who asks is in the subject token, for which services in the scope.
function issue({ body }: KeyRequest, publicKey: KeyObject, token: string): KeyReply {
  const [claims = '', signature = ''] = String(body['subject_token']).split('.');
  const isSigned = verify(null, Buffer.from(claims), publicKey, Buffer.from(signature, 'base64url'));
  if (!isSigned || body['audience'] !== audience || !String(body['scope']).endsWith('/auth/cloudkms'))
    return { status: 400, body: { error: 'invalid_grant' } };
  const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token';
  return {
    status: 200,
    body: { access_token: token, issued_token_type, expires_in: 3_600, token_type: 'Bearer' },
  };
}

const bytes = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : '', 'base64');

// Written apart from the hub's: bit by bit.
function checksum(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  }
  return ~value >>> 0;
}

const agree = (body: Record<string, unknown>): boolean =>
  ['plaintext', 'ciphertext', 'additionalAuthenticatedData']
    .filter((name) => name in body)
    .every((name) => String(checksum(bytes(body[name]))) === body[`${name}Crc32c`]);

const aadOf = (body: Record<string, unknown>): Buffer => bytes(body['additionalAuthenticatedData']);

function encrypt(versions: KeyVersions, { body }: KeyRequest): KeyReply {
  const sealed = versions.encrypt(bytes(body['plaintext']), aadOf(body));
  const ciphertext = Buffer.concat([Buffer.from([versions.newest]), sealed]);
  return {
    status: 200,
    body: {
      name: `${gcpKey}/cryptoKeyVersions/${versions.newest}`,
      ciphertext: ciphertext.toString('base64'),
      ciphertextCrc32c: String(checksum(ciphertext)),
      verifiedPlaintextCrc32c: true,
      verifiedAdditionalAuthenticatedDataCrc32c: true,
    },
  };
}

function decrypt(versions: KeyVersions, { body }: KeyRequest, fault: KeyFault): KeyReply {
  const ciphertext = bytes(body['ciphertext']);
  const version = ciphertext[0] ?? 0;
  const plain = versions.decrypt(version, ciphertext.subarray(1), aadOf(body));
  if (!plain) return failure(400, versions.has(version) ? 'INVALID_ARGUMENT' : 'FAILED_PRECONDITION');
  const given = fault === 'other-key' ? randomBytes(plain.length) : plain;
  const plaintext = given.toString('base64');
  return { status: 200, body: { plaintext, plaintextCrc32c: String(checksum(given)) } };
}
