import type { Env } from '../../env/env-schema.js';
import { awsWrapper } from './aws-kms.js';
import { gcpWrapper } from './gcp-kms.js';
import { keyFileWrapper } from './key-file.js';
import { KeyRing } from './key-ring.js';
import type { KeyWrapper } from './key-wrapper.js';
import { vaultWrapper } from './vault-transit.js';

type KeyPlace = Env['KEY_WRAPPER'];

/**
 * The key-encryption keys that the environment names. `create` makes the key file when it is missing. Throws with plain words when
 * a setting or a file is missing, or a key is known.
 */
export async function openKeyRing(env: Env, { create }: { readonly create: boolean }): Promise<KeyRing> {
  const current = await open(env, env.KEY_WRAPPER, { key: keyOf(env), create });
  const others = env.KEY_ALSO_OPENS.map(({ place, key }) => open(env, place, { key, create: false }));
  return new KeyRing(current, await Promise.all(others));
}

function keyOf({ KEY_WRAPPER, KEY_FILE, KMS_KEY }: Env): string {
  if (KEY_WRAPPER === 'file') return KEY_FILE;
  if (KMS_KEY !== undefined) return KMS_KEY;
  throw new Error(`KMS_KEY is missing: with KEY_WRAPPER=${KEY_WRAPPER} it names the key-encryption key.`);
}

async function open(
  env: Env,
  place: KeyPlace,
  { key, create }: { readonly key: string; readonly create: boolean },
): Promise<KeyWrapper> {
  switch (place) {
    case 'file':
      return keyFileWrapper({ path: key, create });
    case 'aws-kms':
      return awsWrapper({ key });
    case 'gcp-kms':
      return gcpWrapper({ key, address: env.GCP_KMS_URL });
    case 'vault':
      return openVault(env, key);
  }
}

function openVault(
  { VAULT_ADDR, VAULT_TOKEN, VAULT_TOKEN_FILE, VAULT_NAMESPACE }: Env,
  key: string,
): KeyWrapper {
  if (VAULT_ADDR === undefined) throw new Error('VAULT_ADDR is missing: it is where Vault answers.');
  return vaultWrapper({
    address: VAULT_ADDR,
    key,
    token: VAULT_TOKEN,
    tokenFile: VAULT_TOKEN_FILE,
    namespace: VAULT_NAMESPACE,
  });
}
