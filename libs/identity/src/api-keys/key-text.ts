import { hash, randomBytes } from 'node:crypto';

/** An API key as the database knows it. `hash` is the SHA-256 of the whole text. */
export interface ParsedKey {
  readonly companyId: string;
  readonly hash: Buffer;
}

const form = /^skh_([A-Za-z0-9_-]{22})_[A-Za-z0-9_-]{43}$/;

const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Reads `skh_<company>_<secret>`; undefined when it is no key. Looks nothing up. */
export function parseKey(text: string): ParsedKey | undefined {
  const [, company = ''] = form.exec(text) ?? [];
  const hex = Buffer.from(company, 'base64url').toString('hex');
  if (hex.length !== 32) return undefined;
  const companyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { companyId, hash: hashOf(text) };
}

/** Makes a key of 256 random bits for a company. `hint` is its end, by which its owner recognises it in a list. */
export function newKey(companyId: string): { key: string; hash: Buffer; hint: string } {
  const company = Buffer.from(companyId.replaceAll('-', ''), 'hex').toString('base64url');
  const key = `skh_${company}_${randomBytes(32).toString('base64url')}`;
  return { key, hash: hashOf(key), hint: key.slice(-4) };
}
