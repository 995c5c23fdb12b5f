import type { KMSClient, KMSClientConfig } from '@aws-sdk/client-kms';

import { SealBroken } from '../seal.js';
import { keyPatience } from './key-service.js';
import { type KeyContext, KeyUnavailable, type KeyWrapper, partsOf } from './key-wrapper.js';

interface AwsOptions {
  /** ARN, id or alias of a symmetric key. */
  readonly key: string;
  /** Where the SDK does not find its settings by itself: in tests. */
  readonly config?: KMSClientConfig;
}

type Sdk = typeof import('@aws-sdk/client-kms');

/**
 * A key-encryption key in AWS KMS (docs.aws.amazon.com/kms/latest/APIReference). Region, credentials and endpoint come from the places
 * that AWS's SDK looks at. The context is the encryption context, so it stands in CloudTrail and key policies can name it.
 */
export async function awsWrapper({ key, config = {} }: AwsOptions): Promise<KeyWrapper> {
  const id = `aws-kms:${key}`;
  const sdk = await load(id);
  const region = /^arn:aws[\w-]*:kms:([\w-]+):/.exec(key)?.[1];
  const client = new sdk.KMSClient({
    maxAttempts: keyPatience.attempts,
    requestHandler: { requestTimeout: keyPatience.attempt, throwOnRequestTimeout: true },
    ...(region !== undefined && { region }),
    ...config,
  });
  const send = sender({ id, sdk, client });
  return {
    id,
    async wrap(context, plain) {
      const asked = { KeyId: key, Plaintext: plain, EncryptionContext: named(context) };
      const { CiphertextBlob } = await send(context, (signal) =>
        client.send(new sdk.EncryptCommand(asked), signal),
      );
      return { by: id, bytes: bytesOf(id, CiphertextBlob) };
    },
    async unwrap(context, { bytes }) {
      const asked = { KeyId: key, CiphertextBlob: bytes, EncryptionContext: named(context) };
      const { Plaintext } = await send(context, (signal) =>
        client.send(new sdk.DecryptCommand(asked), signal),
      );
      return bytesOf(id, Plaintext);
    },
    async rewrap(context, { bytes }) {
      const asked = {
        SourceKeyId: key,
        DestinationKeyId: key,
        CiphertextBlob: bytes,
        SourceEncryptionContext: named(context),
        DestinationEncryptionContext: named(context),
      };
      const { CiphertextBlob } = await send(context, (signal) =>
        client.send(new sdk.ReEncryptCommand(asked), signal),
      );
      return { by: id, bytes: bytesOf(id, CiphertextBlob) };
    },
  };
}

async function load(id: string): Promise<Sdk> {
  return import('@aws-sdk/client-kms').catch((cause: unknown) => {
    throw new KeyUnavailable(
      id,
      'the package @aws-sdk/client-kms is not installed: npm install @aws-sdk/client-kms',
      {
        cause,
      },
    );
  });
}

const named = ({ purpose, owner, version }: KeyContext): Record<string, string> => ({
  purpose,
  owner,
  version: String(version),
});

interface Parts {
  readonly id: string;
  readonly sdk: Sdk;
  readonly client: KMSClient;
}

function sender({ id, sdk }: Parts) {
  return async <Answer>(
    context: KeyContext,
    ask: (options: { abortSignal: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await ask({ abortSignal: AbortSignal.timeout(keyPatience.all) });
    } catch (cause) {
      if (cause instanceof sdk.InvalidCiphertextException || cause instanceof sdk.IncorrectKeyException)
        throw new SealBroken(partsOf(context));
      // Only the error's name: its message may quote the request.
      const name = cause instanceof Error ? cause.name : 'an error';
      throw new KeyUnavailable(id, `AWS KMS answered with ${name}`, { cause });
    }
  };
}

function bytesOf(id: string, bytes: Uint8Array | undefined): Buffer {
  if (!bytes) throw new KeyUnavailable(id, 'AWS KMS gave an answer without a key');
  return Buffer.from(bytes);
}
