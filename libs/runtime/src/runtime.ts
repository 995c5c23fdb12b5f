import type { Catalog } from '@hub/catalog';
import type { ProviderUrls } from '@hub/connections';
import type { CompanyKeys } from '@hub/identity';
import { type Files, type Tool, ToolError } from '@hub/kit';
import type { Database, Log } from '@hub/platform';

import { Asks } from './asks/asks.js';
import { allow } from './allow/allow.js';
import { connect } from './connect/connect.js';
import type { CallOptions, CallResult, Credential } from './credential.js';
import { Cursors } from './cursor/cursors.js';
import { type FileOwner, KeptFiles } from './files/kept-files.js';
import { sweepFiles } from './files/statements.js';
import { usedTools } from './find/used-tools.js';
import { fill } from './fill/fill.js';
import { findCall, type FoundCall } from './find/find-call.js';
import { findTools, type FoundTools } from './find/find-tools.js';
import { type Finding, findingIn } from './find/finding.js';
import { parseInput } from './parse/parse-input.js';
import { type CallFacts, factsOf, type Outcome } from './record/call-facts.js';
import { Changes } from './record/changes.js';
import { Operations } from './record/operations.js';
import { type ReadRecordLimits, type ReadRecordMetrics, ReadRecords } from './record/read-records.js';
import { columnsOf, keepPartitions, recordCalls, sweepKeys } from './record/statements.js';
import type { TokenHolder } from './send/held.js';
import { asOwn } from './send/as-tool-error.js';
import { lookFor, type ReadyCall, runTool, type SendingParts } from './send/run-tool.js';
import { targetOf } from './send/target.js';
import type { Shaped } from './shape/shape.js';

/** What a runtime works with. `urls` are the providers' base URLs as configured; what is missing there is the public service. */
export interface RuntimeParts {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly connections: TokenHolder;
  readonly keys: CompanyKeys;
  readonly urls: ProviderUrls;
  /** Where browsers reach the hub, without a trailing slash. */
  readonly publicUrl: string;
  readonly log: Pick<Log, 'error'>;
  readonly limits?: ReadRecordLimits;
}

/** The one way from a caller to a provider, whatever the door. */
export class Runtime {
  /** What callers are asked for between two calls. */
  readonly asks: Asks;
  private readonly finding: Finding;
  private readonly cursors: Cursors;
  private readonly changes: Changes;
  private readonly reads: ReadRecords;
  private readonly sending: SendingParts;

  constructor(private readonly parts: RuntimeParts) {
    this.finding = findingIn(parts);
    this.asks = new Asks(parts.database, parts.keys);
    this.cursors = new Cursors(parts.keys);
    const making = { make: this.make.bind(this), look: this.look.bind(this) };
    this.changes = new Changes(new Operations(parts.database, parts.keys), making, parts.log);
    this.sending = { ...parts, files: new KeptFiles(parts.database, parts.keys) };
    this.reads = new ReadRecords(parts.database, parts.log, parts.limits);
  }

  /**
   * One call, start to finish; `raw` is what the caller sent. Throws Unauthenticated for a caller who may not act and ToolError
   * for everything else that can go wrong. A tool that others have and an unknown one are the same `not_found`.
   */
  async call(credential: Credential, name: string, raw: unknown, options: CallOptions): Promise<CallResult> {
    const began = performance.now();
    const found = await findCall(this.finding, credential, name, options);
    const ready = await this.prepare(found, raw, options).catch(async (cause: unknown) => {
      await this.recordRefusal(factsOf(found, options), cause, performance.now() - began);
      throw cause;
    });
    const facts = factsOf(found, options, targetOf(found.tool, ready.input));
    return found.tool.effect === 'read'
      ? this.read(ready, facts, began)
      : this.changes.change(ready, { facts, began, ...repeatOf(options) });
  }

  /**
   * Whether a call could be made now. Sends and records nothing; throws what `call` would throw before it sends. Returns the
   * input as it would be sent, the connection that it would be sent with and the label of its login.
   */
  async check(
    credential: Credential,
    name: string,
    raw: unknown,
    options: CallOptions,
  ): Promise<{ input: Record<string, unknown>; connection: string; account: string }> {
    const found = await findCall(this.finding, credential, name, options);
    const { input, connection } = await this.prepare(found, raw, options);
    return { input, connection: connection.connection_id, account: connection.account_label };
  }

  /** The tools that a caller has, of all skills or of one, in one statement. Throws Unauthenticated. */
  async toolsFor(credential: Credential, skillId?: string): Promise<FoundTools> {
    return findTools(this.finding, credential, skillId);
  }

  /**
   * The tools of a caller that fit what is asked for, best first, at most `most`; what they used lately comes before what fits as
   * well. Throws Unauthenticated.
   */
  async search(
    credential: Credential,
    request: string,
    { most, skill }: { most: number; skill?: string | undefined },
  ): Promise<Tool[]> {
    const found = await findTools(this.finding, credential, skill);
    const used = await usedTools(this.parts.database, found);
    return this.parts.catalog.search.find(request, { among: new Set(found.tools), used, most });
  }

  /** Housekeeping: makes the months that records need and forgets old idempotency keys and files. At start and once a day. */
  async keepHouse(): Promise<void> {
    await this.parts.database.execute(keepPartitions, []);
    await this.parts.database.execute(sweepKeys, []);
    await this.parts.database.execute(sweepFiles, []);
  }

  /** The files of one person, for whoever uploads or downloads them. */
  filesOf(owner: FileOwner): Files {
    return this.sending.files.of(owner);
  }

  /** Writes the records that are still in memory. */
  async close(): Promise<void> {
    await this.reads.close();
  }

  /** How the buffer of read records fares. */
  get metrics(): ReadRecordMetrics {
    return this.reads.metrics;
  }

  private async prepare(found: FoundCall, raw: unknown, { signal }: CallOptions): Promise<ReadyCall> {
    const { tool, row } = found;
    const input = parseInput(tool, fill(raw));
    allow(found);
    const connection = connect(found);
    const position = await this.cursors.open(placeOf(row.connection_id ?? '', found, input));
    return { tool, input, connection, position, signal };
  }

  private async read(ready: ReadyCall, facts: CallFacts, began: number): Promise<CallResult> {
    this.reads.admit();
    let problem: ToolError | undefined;
    try {
      return await this.make(ready, '');
    } catch (cause) {
      problem = asOwn(cause);
      throw problem;
    } finally {
      const ended = performance.now();
      const outcome: Outcome = problem === undefined ? 'ok' : 'failed';
      this.reads.add({ ...facts, outcome, problem: problem?.code ?? null, duration: ended - began, ended });
    }
  }

  private async make(ready: ReadyCall, operation: string): Promise<CallResult> {
    return this.resultOf(ready, await runTool(this.sending, ready, operation));
  }

  private async look(ready: ReadyCall, operation: string): Promise<CallResult | undefined> {
    const found = await lookFor(this.sending, ready, operation);
    return found && this.resultOf(ready, found);
  }

  private async resultOf(ready: ReadyCall, { content, next, truncated }: Shaped): Promise<CallResult> {
    const isList = 'cursor' in ready.tool.input.shape;
    const place = placeOf(ready.connection.connection_id, ready, ready.input);
    const pages = next && { next_cursor: await this.cursors.seal(place, next) };
    return {
      content: isList ? { ...content, has_more: next !== undefined, ...pages } : content,
      ...(truncated && { truncated }),
      account: ready.connection.account_label,
    };
  }

  private async recordRefusal(facts: CallFacts, cause: unknown, duration: number): Promise<void> {
    const problem = cause instanceof ToolError ? cause.code : 'upstream';
    const call = { ...facts, outcome: 'refused' as const, problem, duration, ended: performance.now() };
    await this.parts.database
      .execute(recordCalls, columnsOf([call], performance.now()))
      .catch((cause: unknown) =>
        this.parts.log.error({ err: cause }, 'A refused call could not be recorded'),
      );
  }
}

const repeatOf = ({
  idempotencyKey,
  forceNew,
}: CallOptions): Pick<CallOptions, 'idempotencyKey' | 'forceNew'> => ({
  idempotencyKey,
  forceNew,
});

function placeOf(
  connectionId: string,
  call: Pick<FoundCall, 'tool' | 'row'> | Pick<ReadyCall, 'tool' | 'connection'>,
  input: Record<string, unknown>,
) {
  const { company_id: companyId, person_id: personId } = 'row' in call ? call.row : call.connection;
  return { companyId, personId, tool: call.tool.name, connectionId, input };
}
