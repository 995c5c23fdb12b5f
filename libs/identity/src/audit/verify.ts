import type { EntityManager } from 'typeorm';

import {
  entriesOf,
  type Entry,
  genesisOf,
  hashOf,
  isDigestOf,
  type Source,
  type Step,
  timeOf,
} from './chain.js';
import { countRecords, findUnnamed, readForgotten, readHead, readRecords, readSteps } from './statements.js';

/** A step that was noted elsewhere: what the chain must still contain. */
export interface Anchor {
  readonly seq: string;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/** The first thing that is not as it was written. `id` is that of a record; `seq` that of the step which names it. */
export interface AuditProblem {
  readonly in: Source | 'audit_steps' | 'audit_heads';
  readonly problem: 'missing' | 'changed' | 'unnamed';
  readonly id?: string;
  readonly seq?: string;
  /** UTC, when the record was written. */
  readonly at?: string;
}

/** What was found of one company's chain. `head` is what to note elsewhere. */
export interface AuditReport {
  readonly companyId: string;
  readonly steps: number;
  readonly records: number;
  /** Records that were forgotten on purpose, as the chain itself says. */
  readonly forgotten: number;
  readonly head: Anchor;
  readonly problem?: AuditProblem;
}

interface HeadRow {
  readonly seq: string;
  readonly hash: Buffer;
  readonly first_seq: string;
  readonly first_hash: Buffer;
}

type StepRow = Omit<Step, 'seq'> & { readonly seq: string };

const sources = ['calls', 'events'] as const;
const pageOfSteps = 500;
const never = -(2n ** 62n);

/** Walks one company's chain from its beginning to its head, as of one moment. */
export async function verify(
  manager: EntityManager,
  companyId: string,
  anchors: readonly Anchor[] = [],
): Promise<AuditReport> {
  const [head] = await manager.query<HeadRow[]>(readHead, [companyId]);
  if (!head) return nothing(companyId);
  const walk = new Walk(manager, companyId, head, anchors);
  const problem = await walk.findProblem();
  return { ...walk.report(), ...(problem && { problem }) };
}

const nothing = (companyId: string): AuditReport => ({
  companyId,
  steps: 0,
  records: 0,
  forgotten: 0,
  head: { seq: '0', hash: '' },
  problem: { in: 'audit_heads', problem: 'missing' },
});

interface Suspect extends AuditProblem {
  readonly order: bigint;
}

/** What is known so far on the way along a chain. */
class Walk {
  private seq: bigint;
  private hash: Buffer;
  private steps = 0;
  private forgotten = 0;
  private readonly records = { calls: 0, events: 0 };
  private readonly forgottenBefore = { calls: never, events: never };
  /** Records that are not as a step says; a later step may know better. */
  private readonly suspects = new Map<string, Suspect>();

  constructor(
    private readonly manager: EntityManager,
    private readonly companyId: string,
    private readonly head: HeadRow,
    private readonly anchors: readonly Anchor[],
  ) {
    this.seq = BigInt(head.first_seq);
    this.hash = this.seq === 0n ? genesisOf(companyId) : head.first_hash;
  }

  report(): Omit<AuditReport, 'problem'> {
    const { companyId, steps, forgotten, records, seq, hash } = this;
    const head = { seq: String(seq), hash: hash.toString('hex') };
    return { companyId, steps, forgotten, records: records.calls + records.events, head };
  }

  async findProblem(): Promise<AuditProblem | undefined> {
    await this.readForgotten();
    const broken = (await this.walk()) ?? this.endProblem();
    if (broken) return broken;
    const [first] = [...this.suspects.values()].toSorted((a, b) => Number(a.order - b.order));
    if (!first) return this.findUnnamed();
    const { order: _, ...problem } = first;
    return problem;
  }

  private async readForgotten(): Promise<void> {
    type Row = { source: string | null; before: string };
    for (const row of await this.manager.query<Row[]>(readForgotten, [this.companyId]))
      for (const source of sources)
        if ((row.source ?? source) === source && BigInt(row.before) > this.forgottenBefore[source])
          this.forgottenBefore[source] = BigInt(row.before);
  }

  private async walk(): Promise<AuditProblem | undefined> {
    for (;;) {
      const rows = await this.manager.query<StepRow[]>(readSteps, [
        this.companyId,
        String(this.seq),
        pageOfSteps,
      ]);
      const steps = rows.map((row): Step => ({ ...row, seq: BigInt(row.seq) }));
      for (const step of steps) {
        const broken = this.follow(step);
        if (broken) return broken;
      }
      for (const source of sources) await this.compare(steps, source);
      if (steps.length < pageOfSteps) return undefined;
    }
  }

  private follow(step: Step): AuditProblem | undefined {
    const next = this.seq + 1n;
    if (step.seq !== next) return { in: 'audit_steps', problem: 'missing', seq: String(next) };
    const isRight = hashOf(this.hash, step).equals(step.hash) && this.fitsAnchors(step);
    if (!isRight) return { in: 'audit_steps', problem: 'changed', seq: String(next) };
    this.seq = next;
    this.hash = step.hash;
    this.steps += 1;
    return undefined;
  }

  private fitsAnchors({ seq, hash }: Step): boolean {
    const known = this.anchors.filter((anchor) => anchor.seq === String(seq));
    return known.every((anchor) => anchor.hash === hash.toString('hex'));
  }

  private endProblem(): AuditProblem | undefined {
    const last = [BigInt(this.head.seq), ...this.anchors.map(({ seq }) => BigInt(seq))].reduce((a, b) =>
      a > b ? a : b,
    );
    if (last > this.seq) return { in: 'audit_steps', problem: 'missing', seq: String(this.seq + 1n) };
    return this.head.hash.equals(this.hash) ? undefined : { in: 'audit_heads', problem: 'changed' };
  }

  private async compare(steps: readonly Step[], source: Source): Promise<void> {
    const own = steps.filter((step) => step.source === source);
    const named = own.flatMap((step) => entriesOf(step).map((entry) => ({ step, entry })));
    const values = [
      this.companyId,
      named.map(({ entry }) => String(entry.at)),
      named.map(({ entry }) => entry.id),
    ];
    const rows =
      named.length === 0
        ? []
        : await this.manager.query<{ id: string; record: Buffer }[]>(readRecords(source), values);
    const records = new Map(rows.map(({ id, record }) => [id, record]));
    for (const { step, entry } of named) this.judge(step, entry, records.get(entry.id));
  }

  private judge({ source, kind, seq }: Step, { id, at, digest }: Entry, found: Buffer | undefined): void {
    const key = `${source} ${id}`;
    if (found && kind === 'added') this.records[source] += 1;
    if (found && isDigestOf(digest, found)) return void this.suspects.delete(key);
    if (!found && at < this.forgottenBefore[source]) {
      if (kind === 'added') this.forgotten += 1;
      return;
    }
    const problem = found ? 'changed' : 'missing';
    this.suspects.set(key, { in: source, problem, id, seq: String(seq), at: timeOf(at), order: seq });
  }

  private async findUnnamed(): Promise<AuditProblem | undefined> {
    for (const source of sources) {
      const [count] = await this.manager.query<{ records: string }[]>(countRecords(source), [this.companyId]);
      if (Number(count?.records) === this.records[source]) continue;
      const [row] = await this.manager.query<{ id: string; at: string }[]>(findUnnamed(source), [
        this.companyId,
      ]);
      return { in: source, problem: 'unnamed', ...(row && { id: row.id, at: timeOf(BigInt(row.at)) }) };
    }
    return undefined;
  }
}
