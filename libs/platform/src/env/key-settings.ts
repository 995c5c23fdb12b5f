import * as z from 'zod';

const places = ['file', 'aws-kms', 'gcp-kms', 'vault'] as const;
const isPlace = (text: string): text is (typeof places)[number] => places.some((place) => place === text);

/** The settings that say where the key-encryption key is. */
export const keySettings = {
  KEY_WRAPPER: z
    .enum(places)
    .default('file')
    .describe(
      'Where the key is that wraps every company key: file, aws-kms, gcp-kms, or vault (Vault’s or OpenBao’s transit engine)',
    ),
  KEY_FILE: z
    .string()
    .default('.data/key-encryption-key')
    .describe('The file of that key; made with mode 0600 when KEY_FILE_CREATE is true'),
  KEY_FILE_CREATE: z
    .stringbool()
    .default(false)
    .describe('Make the key file when it is missing (first start only)'),
  KMS_KEY: z
    .string()
    .optional()
    .describe('The key in the KMS: an ARN of AWS, a resource name of Google Cloud, MOUNT/NAME of Vault'),
  KEY_ALSO_OPENS: z
    .string()
    .default('')
    .transform(asKeys)
    .describe(
      'Keys that still open what they wrapped, while moving to another: file:PATH or PLACE:KEY, comma-separated',
    ),
  VAULT_ADDR: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Address of Vault or OpenBao'),
  VAULT_TOKEN: z.string().optional().describe('Token for Vault; better a file that an agent keeps current'),
  VAULT_TOKEN_FILE: z.string().optional().describe('File with the token for Vault, read for each request'),
  VAULT_NAMESPACE: z.string().optional().describe('Namespace in Vault Enterprise or OpenBao'),
  GCP_KMS_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://cloudkms.googleapis.com')
    .describe('Address of Google Cloud KMS, for a private endpoint'),
};

interface NamedKey {
  readonly place: (typeof places)[number];
  readonly key: string;
}

function asKeys(text: string, context: z.RefinementCtx): NamedKey[] {
  const named = text.split(',').filter((part) => part.trim() !== '');
  return named.flatMap((part) => {
    const [, place = '', key = ''] = /^\s*([\w-]+):(.*\S)\s*$/.exec(part) ?? [];
    if (isPlace(place) && key !== '') return [{ place, key }];
    const message = `must be PLACE:KEY, with ${places.join(', ')} for PLACE`;
    context.addIssue({ code: 'custom', message });
    return [];
  });
}
