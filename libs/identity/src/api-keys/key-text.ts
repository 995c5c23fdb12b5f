import { newSecret, type ParsedSecret, parseSecret } from '../secrets/company-secret.js';

const prefix = 'skh';

/** An API key as the database knows it. `hash` is the SHA-256 of the whole text. */
export type ParsedKey = ParsedSecret;

/** Reads `skh_<company>_<secret>`; undefined when it is no key. Looks nothing up. */
export const parseKey = (text: string): ParsedKey | undefined => parseSecret(prefix, text);

/** Makes a key of 256 random bits for a company. `hint` is its end, by which its owner recognises it in a list. */
export function newKey(companyId: string): { key: string; hash: Buffer; hint: string } {
  const key = newSecret(prefix, companyId);
  const hash = parseKey(key)?.hash;
  if (!hash) throw new Error('A company must be named by a UUID.');
  return { key, hash, hint: key.slice(-4) };
}
