import { ToolError } from '@hub/kit';
import type { Database, Log } from '@hub/platform';

import type { EndedCall } from './call-facts.js';
import { columnsOf, recordCalls } from './statements.js';

/** `delay` in milliseconds; `batch` and `capacity` in calls. */
export interface ReadRecordLimits {
  readonly delay: number;
  readonly batch: number;
  readonly capacity: number;
}

/** State of the buffer, for monitoring. */
export interface ReadRecordMetrics {
  readonly buffered: number;
  readonly running: number;
  readonly written: number;
  readonly failedFlushes: number;
  readonly refused: number;
}

const usual: ReadRecordLimits = { delay: 20, batch: 500, capacity: 5_000 };

/**
 * Records reads a batch at a time. What a killed process loses are the reads of about its last 20 ms and one batch in flight;
 * a normal stop loses none. When the database takes no more, reads are refused rather than left unrecorded.
 */
export class ReadRecords {
  private buffer: EndedCall[] = [];
  private running = 0;
  private written = 0;
  private failedFlushes = 0;
  private failuresInARow = 0;
  private refused = 0;
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly log: Pick<Log, 'error'>,
    private readonly limits: ReadRecordLimits = usual,
  ) {}

  /** Keeps a place for one read; every admitted read must be added when it ends. Throws ToolError `upstream` when there is none. */
  admit(): void {
    if (this.buffer.length + this.running >= this.limits.capacity) {
      this.refused += 1;
      throw new ToolError(
        'upstream',
        'The hub cannot record calls right now, so it makes none. Try again soon.',
        {
          retryAfter: 5,
        },
      );
    }
    this.running += 1;
  }

  /** Takes an admitted read that has ended. */
  add(call: EndedCall): void {
    this.running -= 1;
    this.buffer.push(call);
    if (this.buffer.length >= this.limits.batch) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), this.limits.delay);
  }

  /** Writes what is buffered; resolves when it is written, or could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.flushing) return this.flushing;
    this.flushing = this.writeAll();
    try {
      await this.flushing;
    } finally {
      this.flushing = undefined;
    }
    if (this.buffer.length > 0) this.timer ??= setTimeout(() => void this.flush(), this.retryDelay());
  }

  /** Writes everything before the process ends. Gives up after five attempts and says how much is lost. */
  async close(): Promise<void> {
    for (let attempt = 0; attempt < 5 && this.buffer.length > 0; attempt += 1) {
      await this.flush();
      if (this.failuresInARow > 0) await new Promise((resolve) => setTimeout(resolve, 200));
    }
    clearTimeout(this.timer);
    if (this.buffer.length > 0)
      this.log.error({ calls: this.buffer.length }, 'Reads could not be recorded before the end');
  }

  /** How full the buffer is and how it has fared. */
  get metrics(): ReadRecordMetrics {
    const { buffer, running, written, failedFlushes, refused } = this;
    return { buffered: buffer.length, running, written, failedFlushes, refused };
  }

  // What arrives meanwhile waits for the next batch: otherwise a busy hub would write one statement per call.
  private async writeAll(): Promise<void> {
    for (let left = this.buffer.length; left > 0; left -= this.limits.batch) {
      const batch = this.buffer.slice(0, Math.min(left, this.limits.batch));
      try {
        await this.database.execute(recordCalls, columnsOf(batch, performance.now()));
      } catch (cause) {
        this.failedFlushes += 1;
        this.failuresInARow += 1;
        this.log.error({ err: cause, calls: batch.length }, 'Reads could not be recorded; trying again');
        return;
      }
      this.buffer = this.buffer.slice(batch.length);
      this.written += batch.length;
      this.failuresInARow = 0;
    }
  }

  private retryDelay(): number {
    return Math.min(2_000, this.limits.delay + 200 * this.failuresInARow);
  }
}
