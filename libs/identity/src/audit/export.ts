import type { EntityManager } from 'typeorm';

import type { Source } from './chain.js';
import { readHead, readRange } from './statements.js';

/** From, inclusive, to before; UTC. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
}

/** One line of an export: a record with its digest, a step (`entries` in base64), or the head of the chain. */
export type Exported =
  | { readonly kind: 'call' | 'event'; readonly digest: string; readonly record: unknown }
  | { readonly kind: 'step'; readonly step: unknown }
  | { readonly kind: 'head'; readonly seq: string; readonly hash: string };

interface Asked {
  readonly companyId: string;
  readonly range: Range;
  readonly write: (one: Exported) => Promise<void>;
}

interface RecordRow {
  readonly id: string;
  readonly place: string;
  readonly digest: string;
  readonly record: unknown;
}

const page = 1_000;
const nil = '00000000-0000-0000-0000-000000000000';

const steps = `SELECT seq, at, source, kind, encode(entries, 'base64') AS entries, encode(hash, 'hex') AS hash
  FROM audit_steps WHERE company_id = $1 AND at >= $2 AND at < $3 AND seq > $4 ORDER BY seq LIMIT $5`;

/** Writes what a company recorded in a time, page by page. */
export async function exportRecords(manager: EntityManager, asked: Asked): Promise<void> {
  await writeRecords(manager, asked, 'calls');
  await writeRecords(manager, asked, 'events');
  await writeSteps(manager, asked);
  const [head] = await manager.query<{ seq: string; hash: Buffer }[]>(readHead, [asked.companyId]);
  if (head) await asked.write({ kind: 'head', seq: head.seq, hash: head.hash.toString('hex') });
}

async function writeRecords(
  manager: EntityManager,
  { companyId, range, write }: Asked,
  source: Source,
): Promise<void> {
  const kind = source === 'calls' ? 'call' : 'event';
  for (let after = { at: '-infinity', id: nil }; ;) {
    const values = [companyId, range.from, range.to, after.at, after.id, page];
    const rows = await manager.query<RecordRow[]>(readRange(source), values);
    for (const { digest, record } of rows) await write({ kind, digest, record });
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = { at: last.place, id: last.id };
  }
}

async function writeSteps(manager: EntityManager, { companyId, range, write }: Asked): Promise<void> {
  for (let after = '0'; ;) {
    const rows = await manager.query<{ seq: string }[]>(steps, [
      companyId,
      range.from,
      range.to,
      after,
      page,
    ]);
    for (const step of rows) await write({ kind: 'step', step });
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.seq;
  }
}
