import { setTimeout as sleep } from 'node:timers/promises';

import type { Provider } from '@hub/kit';
import type { Database, Log } from '@hub/platform';

import type { AttemptParts } from './attempts.js';
import { Attempts } from './attempts.js';
import type { ProviderApp, Slots } from './pace.js';
import { batchSize, type DueRow, putOff, takeDue } from './schedule.js';

interface Parts extends AttemptParts {
  readonly database: Database;
  readonly providers: readonly Provider[];
  readonly log?: Pick<Log, 'error'>;
}

/** Renewals that one process has under way at most. */
const atOnce = 200;
// Seconds ahead for which turns are taken: the shorter, the less a caller waits behind what nobody waits for.
const patience = 2;
const oneDay = 86_400;

/**
 * Renews what is due before anybody waits for it. Any number of processes may do so: each takes up other connections. A provider
 * app is asked no faster than its pace, and what does not fit is given a later time.
 */
export class RefreshAhead {
  private readonly attempts: Attempts;
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly parts: Parts) {
    this.attempts = new Attempts(parts);
  }

  /** Takes up one batch of what is due and starts renewing it, as soon as there is room. Returns how many that were. */
  async next(): Promise<number> {
    while (this.running.size > atOnce - batchSize) await Promise.race(this.running);
    const rows = await this.parts.database.execute<DueRow>(takeDue, []);
    await this.postpone(rows.filter(({ usable }) => !usable).map((row) => ({ row, seconds: oneDay })));
    for (const group of byApp(rows.filter(({ usable, leased }) => usable && !leased)))
      void this.start(this.renewAll(group));
    return rows.length;
  }

  /** Goes on until `signal` ends it, and waits for what is under way. Looks every second or so while nothing is due. */
  async keepOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const taken = await this.next().catch((cause: unknown) => {
        this.parts.log?.error({ err: cause }, 'What is due to be renewed could not be read');
        return 0;
      });
      const pause = taken === 0 ? 500 + Math.random() * 1_000 : 0;
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
    await this.settled();
  }

  /** Waits for everything that was started. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private start(work: Promise<unknown>): Promise<void> {
    const tracked = work
      .catch((cause: unknown) => {
        // The connection comes up again in two minutes, or when somebody needs it.
        this.parts.log?.error({ err: cause }, 'A token could not be renewed ahead');
      })
      .then(() => void this.running.delete(tracked));
    this.running.add(tracked);
    return tracked;
  }

  private async renewAll(rows: readonly DueRow[]): Promise<void> {
    const [first] = rows;
    const provider = this.parts.providers.find(({ id }) => id === first?.provider);
    if (!first || !provider) return this.postpone(rows.map((row) => ({ row, seconds: oneDay })));
    const app = { companyId: first.company_id, provider: provider.id };
    let rest = rows;
    // One at a time finds out whether the provider app works, and then the others follow. A row that a caller was faster with tells nothing.
    while (rest.length > 1 && !this.attempts.areProven(app)) {
      if ((await this.renewSome(rest.slice(0, 1), app, provider)) === 0) break;
      rest = rest.slice(1);
    }
    await this.renewSome(rest, app, provider);
  }

  /** Gives how many were granted; the others are put off. */
  private async renewSome(rows: readonly DueRow[], app: ProviderApp, provider: Provider): Promise<number> {
    const slots = await this.parts.pace.reserve(app, rows.length, patience);
    await this.giveWay(rows.slice(slots.granted), slots);
    const now = rows.slice(0, slots.granted);
    if (now.length > 0) await this.renew(now, { app, provider, slots });
    return now.length;
  }

  private async renew(
    rows: readonly DueRow[],
    { app, provider, slots }: { app: ProviderApp; provider: Provider; slots: Slots },
  ): Promise<void> {
    const { clients, vault } = this.parts;
    const client = await clients.credentials(app.companyId, provider.id);
    const one = async (row: DueRow, number: number): Promise<void> => {
      if (row.refresh_token === null) return;
      await turn(slots, number);
      const ref = { ...app, personId: row.person_id, connectionId: row.connection_id };
      const refreshToken = await vault.open(ref, 'refresh_token', row.refresh_token);
      const renewable = { ref, provider, row, client, refreshToken, slots };
      const { kind } = await this.attempts.make(renewable);
      // It may only have waited for another one to find out whether the provider app works.
      if (kind === 'overtaken') await this.attempts.make(renewable);
    };
    await Promise.all(rows.map((row, number) => this.start(one(row, number))));
  }

  // Each of those that must wait gets a time of its own at the end of the queue.
  private async giveWay(rows: readonly DueRow[], { later, every }: Slots): Promise<void> {
    await this.postpone(
      rows.map((row, place) => ({ row, seconds: Math.max(0.2, later - (rows.length - 1 - place) * every) })),
    );
  }

  private async postpone(late: readonly { row: DueRow; seconds: number }[]): Promise<void> {
    if (late.length === 0) return;
    await this.parts.database.execute(putOff, [
      late.map(({ row }) => row.company_id),
      late.map(({ row }) => row.connection_id),
      late.map(({ seconds }) => seconds),
    ]);
  }
}

async function turn({ wait, every }: Slots, number: number): Promise<void> {
  const seconds = wait + number * every;
  if (seconds > 0.002) await sleep(seconds * 1_000);
}

function byApp(rows: readonly DueRow[]): DueRow[][] {
  const groups = new Map<string, DueRow[]>();
  for (const row of rows) {
    const key = `${row.company_id}:${row.provider}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
