import { readFile } from 'node:fs/promises';

import * as z from 'zod';

import { SealBroken } from '../seal.js';
import { askKeyService } from './key-service.js';
import { type KeyContext, KeyUnavailable, type KeyWrapper, partsOf, wrapAnew } from './key-wrapper.js';

interface VaultOptions {
  /** Address of Vault or OpenBao, without a trailing slash. */
  readonly address: string;
  /** `MOUNT/NAME` of a key of the transit engine, of a type that takes associated data (aes256-gcm96). */
  readonly key: string;
  readonly token?: string | undefined;
  /** File that holds the token, as an agent keeps it current; read anew for each request. */
  readonly tokenFile?: string | undefined;
  readonly namespace?: string | undefined;
}

const encrypted = z.object({ data: z.object({ ciphertext: z.string().regex(/^vault:v\d+:/) }) });
const decrypted = z.object({ data: z.object({ plaintext: z.base64() }) });
const refused = z.object({ errors: z.array(z.string()) }).catch({ errors: [] });

/** A key-encryption key in the transit engine of HashiCorp Vault or OpenBao (developer.hashicorp.com/vault/api-docs/secret/transit). */
export function vaultWrapper(options: VaultOptions): KeyWrapper {
  const [mount, name] = splitLast(options.key);
  const id = `vault:${options.key}`;
  const ask = async (verb: 'encrypt' | 'decrypt', context: KeyContext, body: Record<string, string>) => {
    const url = `${options.address}/v1/${mount}/${verb}/${encodeURIComponent(name)}`;
    const bound = { ...body, associated_data: base64(JSON.stringify(partsOf(context))) };
    const answer = await askKeyService({ id, url, headers: await headersOf(id, options), body: bound });
    if (answer.status === 200) return answer.body;
    throw refusal(id, context, answer.status, refused.parse(answer.body).errors);
  };
  const wrapper: Pick<KeyWrapper, 'wrap' | 'unwrap'> = {
    async wrap(context, key) {
      const { data } = read(
        id,
        encrypted,
        await ask('encrypt', context, { plaintext: key.toString('base64') }),
      );
      return { by: id, bytes: Buffer.from(data.ciphertext) };
    },
    async unwrap(context, { bytes }) {
      const { data } = read(
        id,
        decrypted,
        await ask('decrypt', context, { ciphertext: bytes.toString('latin1') }),
      );
      return Buffer.from(data.plaintext, 'base64');
    },
  };
  // Transit's own rewrap takes no associated data (hashicorp/vault issue 29532).
  return { id, ...wrapper, rewrap: (context, wrapped) => wrapAnew(wrapper, context, wrapped) };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function splitLast(key: string): [mount: string, name: string] {
  const at = key.lastIndexOf('/');
  if (at < 1 || at === key.length - 1)
    throw new Error(`The key ${key} of Vault must be MOUNT/NAME, such as transit/skillhub.`);
  return [key.slice(0, at), key.slice(at + 1)];
}

async function headersOf(id: string, options: VaultOptions): Promise<Record<string, string>> {
  const { token, tokenFile, namespace } = options;
  const read = tokenFile === undefined ? token : await readFile(tokenFile, 'utf8').catch(() => undefined);
  if (!read) throw new KeyUnavailable(id, 'there is no token for Vault: set VAULT_TOKEN or VAULT_TOKEN_FILE');
  return {
    'x-vault-token': read.trim(),
    'x-vault-request': 'true',
    ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
  };
}

// A ciphertext of another context or key fails as 400. So does one whose version the key's policy no longer opens, and that may change again.
function refusal(id: string, context: KeyContext, status: number, errors: readonly string[]): Error {
  const said = errors.join(' ');
  if (status === 400 && !/policy|version/.test(said)) return new SealBroken(partsOf(context));
  if (status === 403) return new KeyUnavailable(id, 'Vault refuses the token');
  if (status === 404) return new KeyUnavailable(id, 'Vault has no such key');
  return new KeyUnavailable(id, `Vault answered with status ${status}`);
}

function read<Shape>(id: string, shape: z.ZodType<Shape>, body: unknown): Shape {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new KeyUnavailable(id, 'Vault’s answer cannot be read');
}
