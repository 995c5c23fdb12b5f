import { hash, randomBytes } from 'node:crypto';

/** A bearer secret that names its company: `<prefix>_<company>_<secret>`, ids in base64url. */
export interface ParsedSecret {
  readonly companyId: string;
  /** SHA-256 of the whole text. */
  readonly hash: Buffer;
}

const form = /^([a-z]{3})_([A-Za-z0-9_-]{22})_[A-Za-z0-9_-]{43}$/;

/** Reads a secret with this prefix; undefined when it is none. Looks nothing up. */
export function parseSecret(prefix: string, text: string): ParsedSecret | undefined {
  const [, found, company = ''] = form.exec(text) ?? [];
  const hex = Buffer.from(company, 'base64url').toString('hex');
  if (found !== prefix || hex.length !== 32) return undefined;
  const companyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { companyId, hash: hash('sha256', text, 'buffer') };
}

/** Makes one of 256 random bits. */
export function newSecret(prefix: string, companyId: string): string {
  const company = Buffer.from(companyId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${prefix}_${company}_${randomBytes(32).toString('base64url')}`;
}
