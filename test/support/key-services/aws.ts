import { createHash, createHmac, randomBytes } from 'node:crypto';

import { type KeyFault, type KeyReply, type KeyRequest, KeyStandIn } from './stand-in.js';
import { KeyVersions } from './versions.js';

export const awsKey = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const awsRegion = 'eu-west-1';

const failure = (type: string, status = 400): KeyReply => ({
  status,
  body: { __type: type, message: 'Refused' },
});

/** AWS KMS with one key and one set of credentials; every request's signature (SigV4) is computed anew and compared. */
export function awsStandIn() {
  const credentials = {
    accessKeyId: 'AKIAEXAMPLEHUB',
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
  const versions = new KeyVersions();
  const answer = (request: KeyRequest, fault: KeyFault): KeyReply => {
    if (!isSigned(request, credentials)) return failure('InvalidSignatureException', 403);
    const { body } = request;
    const [, verb = ''] = /^TrentService\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
    const named = [body['KeyId'], body['SourceKeyId'], body['DestinationKeyId']];
    if (named.some((id) => id !== undefined && id !== awsKey)) return failure('NotFoundException');
    if (verb === 'Encrypt') return encrypt(versions, bytes(body['Plaintext']), body['EncryptionContext']);
    if (verb === 'Decrypt') return decrypt(versions, body, fault);
    return verb === 'ReEncrypt' ? reEncrypt(versions, body) : failure('UnknownOperationException', 404);
  };
  const standIn = new KeyStandIn(answer, {
    busy: failure('ThrottlingException'),
    broken: failure('KMSInternalException', 500),
    disabled: failure('DisabledException'),
  });
  return { standIn, credentials, versions };
}

const bytes = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : '', 'base64');

const aadOf = (context: unknown): Buffer =>
  Buffer.from(
    new URLSearchParams(context as Record<string, string>).toString().split('&').toSorted().join('&'),
  );

function encrypt(versions: KeyVersions, plain: Buffer, context: unknown): KeyReply {
  const sealed = versions.encrypt(plain, aadOf(context));
  const CiphertextBlob = Buffer.concat([Buffer.from([versions.newest]), sealed]).toString('base64');
  return { status: 200, body: { KeyId: awsKey, CiphertextBlob, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' } };
}

function opened(versions: KeyVersions, blob: Buffer, context: unknown): Buffer | KeyReply {
  const version = blob[0] ?? 0;
  if (!versions.has(version)) return failure('KMSInvalidStateException');
  return versions.decrypt(version, blob.subarray(1), aadOf(context)) ?? failure('InvalidCiphertextException');
}

function decrypt(versions: KeyVersions, body: Record<string, unknown>, fault: KeyFault): KeyReply {
  const plain = opened(versions, bytes(body['CiphertextBlob']), body['EncryptionContext']);
  if (!Buffer.isBuffer(plain)) return plain;
  const given = fault === 'other-key' ? randomBytes(plain.length) : plain;
  return { status: 200, body: { KeyId: awsKey, Plaintext: given.toString('base64') } };
}

function reEncrypt(versions: KeyVersions, body: Record<string, unknown>): KeyReply {
  const plain = opened(versions, bytes(body['CiphertextBlob']), body['SourceEncryptionContext']);
  return Buffer.isBuffer(plain) ? encrypt(versions, plain, body['DestinationEncryptionContext']) : plain;
}

// docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
function isSigned(
  { method, path, headers, raw }: KeyRequest,
  { accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string },
): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/kms\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/;
  const [, id, day = '', region, names = '', signature] = form.exec(headers.authorization ?? '') ?? [];
  if (id !== accessKeyId || region !== awsRegion) return false;
  const required = ['host', 'x-amz-date', 'x-amz-target'];
  if (!required.every((name) => names.split(';').includes(name))) return false;
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, '', lines.join(''), names, sha256(raw)].join('\n');
  const scope = `${day}/${region}/kms/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const steps = [day, region, 'kms', 'aws4_request'];
  const key = steps.reduce<Buffer>((key, step) => hmac(key, step), Buffer.from(`AWS4${secretAccessKey}`));
  return hmac(key, text).toString('hex') === signature;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
