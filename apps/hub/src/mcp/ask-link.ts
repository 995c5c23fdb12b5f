import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The person for whom a link is meant. */
export interface Addressee {
  readonly companyId: string;
  readonly id: string;
}

/**
 * The address of the hub's page that mends a call, for one person: it names them by a salted hash, which says nothing to others and
 * lets the page see whether it was opened by the right one. `path` is a page of the web app, as in a ToolError's fix.
 */
export function linkFor(publicUrl: string, path: string, person: Addressee): string {
  const [, skill] = /^\/skills\/([\w-]+)$/.exec(path) ?? [];
  const salt = randomBytes(9).toString('base64url');
  return `${publicUrl}/connect/${skill ?? 'connections'}?for=${salt}.${hashOf(salt, person)}`;
}

/** Whether a link's `for` means this person. */
export function isFor(text: unknown, person: Addressee): boolean {
  const [, salt = '', hash = ''] =
    typeof text === 'string' ? (/^([\w-]{12})\.([\w-]{22})$/.exec(text) ?? []) : [];
  const [given, wanted] = [Buffer.from(hash), Buffer.from(hashOf(salt, person))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const hashOf = (salt: string, { companyId, id }: Addressee): string =>
  createHash('sha256').update(`${salt} ${companyId} ${id}`).digest('base64url').slice(0, 22);
