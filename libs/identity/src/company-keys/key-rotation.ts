import { SealBroken } from '@hub/platform';

import type { CompanyKeys } from './company-keys.js';
import { countOf, pageOf, replacementOf, type SealedRow, type SealedTable } from './sealed-table.js';

/** Runs a statement as the tables' owner, who may write every sealed column. */
export type OwnerQuery = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** How far a rotation is. `broken` values do not open and were left as they are; while there are any, their version stays. */
export interface RotationProgress {
  readonly version: number;
  readonly table: string;
  readonly moved: number;
  readonly broken: number;
}

/** What became of a rotation: `left` values are still on older versions. */
export interface RotationReport {
  readonly version: number;
  readonly resumed: boolean;
  readonly moved: number;
  readonly left: number;
  readonly broken: readonly string[];
}

interface Options {
  /** Milliseconds in which running hubs may still seal with the version before. */
  readonly settle: number;
  readonly say?: (progress: RotationProgress) => void;
}

type Page = Record<string, string | Buffer | null>;

interface Pass {
  readonly companyId: string;
  readonly head: Buffer;
  readonly version: number;
  moved: number;
  found: number;
  readonly broken: Set<string>;
}

/** Seals everything of a company with a new version of its key, while calls go on. Stopped anywhere, it goes on from there. */
export class KeyRotation {
  constructor(
    private readonly query: OwnerQuery,
    private readonly keys: CompanyKeys,
    private readonly tables: readonly SealedTable[],
  ) {}

  /** Makes a version, unless one is under way, and moves everything to it. Older versions stay until `KeyEnds.drop`. */
  async rotate(companyId: string, { settle, say }: Options): Promise<RotationReport> {
    const { version, resumed } = await this.begin(companyId);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(version);
    const pass: Pass = { companyId, head, version, moved: 0, found: 0, broken: new Set() };
    const until = performance.now() + settle;
    for (let wait = 50; ; wait = Math.min(wait * 2, 1_000)) {
      pass.found = 0;
      const rest = until - performance.now();
      for (const table of this.tables) await this.passOver(table, pass, say);
      if (pass.found === 0 && rest <= 0) break;
      await new Promise((resolve) => setTimeout(resolve, pass.found === 0 ? rest : wait));
    }
    const left = pass.broken.size;
    if (left === 0) await this.query(markEmptied, [companyId, version]);
    return { version, resumed, moved: pass.moved, left, broken: [...pass.broken] };
  }

  /** How many sealed values there are of each version, of one company or all. */
  async count(companyId?: string): Promise<Map<string, number>> {
    const sums = new Map<string, number>();
    for (const table of this.tables) {
      type Row = { company_id: string; version: number; values: number };
      const rows = await this.query<Row>(countOf(table), [companyId ?? null]);
      for (const { company_id: id, version, values } of rows)
        sums.set(`${id}:${version}`, (sums.get(`${id}:${version}`) ?? 0) + values);
    }
    return sums;
  }

  private async begin(companyId: string): Promise<{ version: number; resumed: boolean }> {
    const newest = await this.keys.newest(companyId);
    const rows = await this.query(unfinished, [companyId, newest]);
    if (rows.length > 0) return { version: newest, resumed: true };
    return { version: await this.keys.advance(companyId, newest), resumed: false };
  }

  private async passOver(table: SealedTable, pass: Pass, say: Options['say']): Promise<void> {
    const keys = Object.keys(table.key);
    let last: (string | Buffer | null | undefined)[] = [];
    for (;;) {
      const values = [pass.companyId, pass.head, ...last];
      const rows = await this.query<Page>(pageOf(table, last.length > 0), values);
      if (rows.length === 0) return;
      await this.move(table, pass, rows);
      const end = rows.at(-1);
      last = keys.map((name) => end?.[name]);
      say?.({ version: pass.version, table: table.table, moved: pass.moved, broken: pass.broken.size });
    }
  }

  private async move(table: SealedTable, pass: Pass, rows: readonly Page[]): Promise<void> {
    const names = Object.keys(table.sealed);
    const moving: { row: Page; fresh: (Buffer | null)[] }[] = [];
    for (const row of rows) {
      const fresh = await Promise.all(names.map((name) => this.renew(table, pass, { row, name })));
      if (fresh.some((value) => value !== null)) moving.push({ row, fresh });
    }
    if (moving.length === 0) return;
    const keys = Object.keys(table.key).map((name) => moving.map(({ row }) => row[name]));
    const pairs = names.flatMap((name, at) => [
      moving.map(({ row, fresh }) => (fresh[at] ? row[name] : null)),
      moving.map(({ fresh }) => fresh[at]),
    ]);
    const moved = await this.query(replacementOf(table), [pass.companyId, ...keys, ...pairs]);
    pass.found += moving.length;
    pass.moved += moved.length;
  }

  private async renew(
    table: SealedTable,
    { companyId, broken }: Pass,
    { row, name }: { readonly row: Page; readonly name: string },
  ): Promise<Buffer | null> {
    const sealed = row[name];
    const place = table.sealed[name];
    if (!Buffer.isBuffer(sealed) || !place) return null;
    const context = place(row as SealedRow);
    try {
      return await this.keys.seal(companyId, context, await this.keys.open(companyId, context, sealed));
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause;
      broken.add(
        `${table.table}.${name} ${Object.keys(table.key)
          .map((key) => String(row[key]))
          .join(' ')}`,
      );
      return null;
    }
  }
}

const unfinished = `SELECT FROM company_keys
  WHERE company_id = $1 AND version < $2 AND emptied_at IS NULL AND wrapped IS NOT NULL`;

const markEmptied = `UPDATE company_keys SET emptied_at = coalesce(emptied_at, clock_timestamp())
  WHERE company_id = $1 AND version < $2 AND wrapped IS NOT NULL`;
