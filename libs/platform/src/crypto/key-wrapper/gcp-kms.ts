import * as z from 'zod';

import { SealBroken } from '../seal.js';
import { crc32c } from './crc32c.js';
import { askKeyService, type KeyAnswer, keyPatience } from './key-service.js';
import { type KeyContext, KeyUnavailable, type KeyWrapper, partsOf, wrapAnew } from './key-wrapper.js';

interface GcpOptions {
  /** Resource name: projects/P/locations/L/keyRings/R/cryptoKeys/K. */
  readonly key: string;
  /** Address of the service, without a trailing slash. */
  readonly address: string;
}

const encrypted = z.object({
  ciphertext: z.base64(),
  ciphertextCrc32c: z.coerce.number(),
  verifiedPlaintextCrc32c: z.literal(true),
  verifiedAdditionalAuthenticatedDataCrc32c: z.literal(true),
});
const refused = z.object({ error: z.object({ status: z.string() }) });
const decrypted = z.object({ plaintext: z.base64(), plaintextCrc32c: z.coerce.number() });

/**
 * A key-encryption key in Google Cloud KMS over its REST API (cloud.google.com/kms/docs/reference/rest), with Application Default
 * Credentials. Both sides compare checksums, as Google asks for.
 */
export async function gcpWrapper({ key, address }: GcpOptions): Promise<KeyWrapper> {
  const id = `gcp-kms:${key}`;
  const [, project] =
    /^projects\/([^/]+)\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/.exec(key) ?? [];
  if (project === undefined)
    throw new Error(`KMS_KEY must be projects/P/locations/L/keyRings/R/cryptoKeys/K, and is ${key}.`);
  const tokenOf = await accessTokens(id, project);
  const ask = async (verb: 'encrypt' | 'decrypt', context: KeyContext, body: Record<string, string>) => {
    const bound = { ...body, ...checked('additionalAuthenticatedData', bytesOf(context)) };
    const headers = { authorization: `Bearer ${await tokenOf()}` };
    const answer = await askKeyService({ id, url: `${address}/v1/${key}:${verb}`, headers, body: bound });
    if (answer.status === 200) return answer.body;
    throw refusal(id, context, answer);
  };
  const wrapper: Pick<KeyWrapper, 'wrap' | 'unwrap'> = {
    async wrap(context, plain) {
      const said = read(id, encrypted, await ask('encrypt', context, checked('plaintext', plain)));
      return { by: id, bytes: whole(id, said.ciphertext, said.ciphertextCrc32c) };
    },
    async unwrap(context, { bytes }) {
      const said = read(id, decrypted, await ask('decrypt', context, checked('ciphertext', bytes)));
      return whole(id, said.plaintext, said.plaintextCrc32c);
    },
  };
  return { id, ...wrapper, rewrap: (context, wrapped) => wrapAnew(wrapper, context, wrapped) };
}

const bytesOf = (context: KeyContext): Buffer => Buffer.from(JSON.stringify(partsOf(context)));

const checked = (name: string, bytes: Buffer): Record<string, string> => ({
  [name]: bytes.toString('base64'),
  [`${name}Crc32c`]: String(crc32c(bytes)),
});

function whole(id: string, text: string, checksum: number): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (crc32c(bytes) === checksum) return bytes;
  throw new KeyUnavailable(id, 'the answer of Google Cloud KMS was changed on the way');
}

// What belongs elsewhere is an invalid argument; a version that is switched off is a precondition, and that may change again.
function refusal(id: string, context: KeyContext, { status, body }: KeyAnswer): Error {
  const code = refused.safeParse(body).data?.error.status;
  if (status === 400 && code === 'INVALID_ARGUMENT') return new SealBroken(partsOf(context));
  if (status === 401 || status === 403)
    return new KeyUnavailable(id, 'Google Cloud KMS refuses the credentials');
  if (status === 404) return new KeyUnavailable(id, 'Google Cloud KMS has no such key');
  return new KeyUnavailable(id, `Google Cloud KMS answered with ${code ?? `status ${status}`}`);
}

function read<Shape>(id: string, shape: z.ZodType<Shape>, body: unknown): Shape {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new KeyUnavailable(id, 'the answer of Google Cloud KMS cannot be read');
}

// The library keeps a token until shortly before its end. Told the project, it does not ask another service for it.
async function accessTokens(id: string, projectId: string): Promise<() => Promise<string>> {
  const { GoogleAuth } = await import('google-auth-library').catch((cause: unknown) => {
    throw new KeyUnavailable(id, 'the package google-auth-library is not installed', { cause });
  });
  const auth = new GoogleAuth({ projectId, scopes: ['https://www.googleapis.com/auth/cloudkms'] });
  return async () => {
    const tooLate = AbortSignal.timeout(keyPatience.all);
    const late = new Promise<never>((_, reject) =>
      tooLate.addEventListener('abort', () => reject(new Error('no token in time')), { once: true }),
    );
    const token = await Promise.race([auth.getAccessToken(), late]).catch((cause: unknown) => {
      throw new KeyUnavailable(id, 'Google gave no access token for the credentials', { cause });
    });
    if (!token) throw new KeyUnavailable(id, 'Google gave no access token for the credentials');
    return token;
  };
}
