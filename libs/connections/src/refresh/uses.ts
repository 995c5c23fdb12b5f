import type { Database } from '@hub/platform';

import { markUsed } from './schedule.js';

interface Used {
  readonly companyId: string;
  readonly connectionId: string;
}

const most = 200_000;
const oneHour = 3_600_000;
const pause = 2_000;

/**
 * Notes which connections are used, once a day each: those are renewed before anybody waits. A call costs a look into a set;
 * what is new is written for all calls of two seconds together. A crash loses at most that, and the next call says it again.
 */
export class Uses {
  private known = new Set<string>();
  private knownUntil = performance.now() + oneHour;
  private fresh = new Map<string, Used>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Pick<Database, 'execute'>) {}

  /** The connection is being used now. */
  note({ companyId, connectionId }: Used): void {
    if (this.known.has(connectionId)) return;
    this.known.add(connectionId);
    this.fresh.set(connectionId, { companyId, connectionId });
    this.timer ??= setTimeout(() => void this.flush(), pause).unref();
  }

  /** Writes what is new. What cannot be written is forgotten, and said again by the next call. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const used = [...this.fresh.values()];
    this.fresh = new Map();
    if (this.known.size > most || performance.now() > this.knownUntil) this.forget();
    if (used.length === 0) return;
    const values = [used.map(({ companyId }) => companyId), used.map(({ connectionId }) => connectionId)];
    await this.database.execute(markUsed, values).catch(() => {
      for (const { connectionId } of used) this.known.delete(connectionId);
    });
  }

  // By the process's own watch and more often than daily, so that no clock decides what day it is but the database's.
  private forget(): void {
    this.known = new Set();
    this.knownUntil = performance.now() + oneHour;
  }
}
