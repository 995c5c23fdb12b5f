import { createHash } from 'node:crypto';

/** The tables whose records are chained. */
export type Source = 'calls' | 'events';

/** One record that a step names: `at` in microseconds since 2000, as PostgreSQL counts; `digest` the SHA-256 of the record. */
export interface Entry {
  readonly at: bigint;
  readonly id: string;
  readonly digest: Buffer;
}

/** A step of a company's chain as it is stored. */
export interface Step {
  readonly seq: bigint;
  readonly source: Source;
  readonly kind: 'added' | 'changed';
  readonly entries: Buffer;
  readonly hash: Buffer;
}

const entryLength = 56;

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const int8 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};

/** Where the chain of a company begins: no other company's chain fits behind it. */
export const genesisOf = (companyId: string): Buffer =>
  sha256(Buffer.from(companyId.replaceAll('-', ''), 'hex'));

/**
 * Whether `record`, as PostgreSQL sends it (a count, then type, length and bytes of each column), is the one of which `digest` was
 * taken: columns that came later count only once they have a value.
 */
export function isDigestOf(digest: Buffer, record: Buffer): boolean {
  for (let known: Buffer | undefined = record; known; known = withoutLastNull(known))
    if (sha256(known).equals(digest)) return true;
  return false;
}

function withoutLastNull(record: Buffer): Buffer | undefined {
  const columns = record.readInt32BE();
  if (columns < 2 || record.readInt32BE(record.length - 4) !== -1) return undefined;
  const shorter = Buffer.from(record.subarray(0, -8));
  shorter.writeInt32BE(columns - 1);
  return shorter;
}

/** When a record was written, in UTC. */
export const timeOf = (at: bigint): string => new Date(Date.UTC(2000, 0) + Number(at / 1000n)).toISOString();

/** The hash that a step must have behind `previous`. */
export const hashOf = (previous: Buffer, { seq, source, kind, entries }: Omit<Step, 'hash'>): Buffer =>
  sha256(previous, int8(seq), `${source} ${kind} `, entries);

/** The records that a step names; a length that is none of whole entries gives what fits. */
export function entriesOf({ entries }: Pick<Step, 'entries'>): Entry[] {
  const found: Entry[] = [];
  for (let start = 0; start + entryLength <= entries.length; start += entryLength) {
    const hex = entries.toString('hex', start + 8, start + 24);
    found.push({
      at: entries.readBigInt64BE(start),
      id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      digest: entries.subarray(start + 24, start + entryLength),
    });
  }
  return found;
}
