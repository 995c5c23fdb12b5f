import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type KeyRing, type KeyWrapper, openKeyRing, readEnv } from '@hub/platform';

import { awsKey, awsStandIn } from './aws.js';
import { gcpKey, gcpStandIn } from './gcp.js';
import type { KeyStandIn } from './stand-in.js';
import { vaultStandIn } from './vault.js';
import type { KeyVersions } from './versions.js';

/** A key-encryption key in its place, as an environment names it, and that place's hidden side. */
export interface KeyPlace {
  readonly env: Record<string, string>;
  /** What the process must have in its own environment, as a vendor's library reads it from there. */
  readonly vendorEnv: Record<string, string>;
  /** Absent where the key lies in a file. */
  readonly standIn: KeyStandIn | undefined;
  readonly versions: KeyVersions | undefined;
  /** Makes the service refuse the hub's credentials from now on. */
  readonly badCredentials: Record<string, string>;
  close(): Promise<void>;
}

/** Every place where a key-encryption key can be. */
export const keyPlaces = {
  file: async (): Promise<KeyPlace> => {
    const folder = mkdtempSync(join(tmpdir(), 'key-'));
    const close = async (): Promise<void> => rmSync(folder, { recursive: true });
    const env = { KEY_WRAPPER: 'file', KEY_FILE: join(folder, 'key') };
    return { env, vendorEnv: {}, standIn: undefined, versions: undefined, badCredentials: {}, close };
  },
  'aws-kms': async (): Promise<KeyPlace> => {
    const { standIn, credentials, versions } = awsStandIn();
    const vendorEnv = {
      AWS_ENDPOINT_URL_KMS: await standIn.open(),
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const env = { KEY_WRAPPER: 'aws-kms', KMS_KEY: awsKey };
    const badCredentials = { AWS_SECRET_ACCESS_KEY: randomBytes(30).toString('base64url') };
    return { env, vendorEnv, standIn, versions, badCredentials, close: () => standIn.close() };
  },
  'gcp-kms': async (): Promise<KeyPlace> => {
    const { standIn, versions, credentials } = gcpStandIn();
    const url = await standIn.open();
    const folder = mkdtempSync(join(tmpdir(), 'gcp-'));
    credentials(join(folder, 'account.json'), url);
    // A file that another account's key has signed.
    gcpStandIn().credentials(join(folder, 'stranger.json'), url);
    const env = { KEY_WRAPPER: 'gcp-kms', KMS_KEY: gcpKey, GCP_KMS_URL: url };
    const close = async (): Promise<void> => {
      await standIn.close();
      rmSync(folder, { recursive: true });
    };
    const vendorEnv = { GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'account.json') };
    const badCredentials = { GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'stranger.json') };
    return { env, vendorEnv, standIn, versions, badCredentials, close };
  },
  vault: async (): Promise<KeyPlace> => {
    const { standIn, token, versions } = vaultStandIn();
    const env = {
      KEY_WRAPPER: 'vault',
      KMS_KEY: 'transit/skillhub',
      VAULT_ADDR: await standIn.open(),
      VAULT_TOKEN: token,
    };
    const badCredentials = { VAULT_TOKEN: `hvs.${randomBytes(18).toString('base64url')}` };
    return { env, vendorEnv: {}, standIn, versions, badCredentials, close: () => standIn.close() };
  },
} as const;

const inherited = { ...process.env };

/** Sets what vendors' libraries read from this process's environment; `{}` takes it all back. */
export function withVendorEnv(values: Record<string, string>): void {
  process.env = { ...inherited, ...values };
}

/** The wrapper of that place, opened as the hub opens it; `more` changes its environment. */
export async function wrapperAt(
  place: KeyPlace,
  more: Record<string, string> = {},
): Promise<KeyWrapper & KeyRing> {
  const env = readEnv({ ...place.env, ...more });
  return openKeyRing(env, { create: true });
}
