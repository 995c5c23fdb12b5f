import { usualRetention } from '@hub/identity';
import type { Database } from '@hub/platform';

import { sweepFiles } from '../files/statements.js';
import {
  dropMonths,
  forgetFilesOf,
  forgetKeys,
  forgetKeysOf,
  forgetRecords,
  forgetRevocations,
  type KeptDays,
  readKeptDays,
} from './statements.js';

/** How much one run has forgotten. */
export interface Forgotten {
  readonly calls: number;
  readonly events: number;
  readonly months: number;
}

/** Forgets what no company keeps any longer, by its own rules or the usual ones. */
export class Forgetting {
  constructor(private readonly database: Database) {}

  /** Records beyond their time: whole months where every company agrees, else the oldest first, `limit` at a time. Daily. */
  async records(limit: number): Promise<Forgotten> {
    const { callDays, eventDays } = usualRetention;
    const kept = await this.database.execute<KeptDays>(readKeptDays, [callDays, eventDays]);
    const most = Math.max(30, ...kept.flatMap((one) => [one.call_days, one.event_days]));
    const [dropped] = await this.database.execute<{ dropped: number }>(dropMonths, [most]);
    let [calls, events] = [0, 0];
    for (const { company_id: companyId, call_days: ofCalls, event_days: ofEvents } of kept) {
      calls += await this.forget(companyId, 'calls', { days: ofCalls, limit });
      events += await this.forget(companyId, 'events', { days: ofEvents, limit });
    }
    return { calls, events, months: dropped?.dropped ?? 0 };
  }

  /** Files and answers for repeated calls beyond their hours, and tokens whose end was confirmed long ago. Hourly. */
  async hourly(): Promise<void> {
    await this.database.execute(sweepFiles, []);
    await this.database.execute(forgetKeys, [usualRetention.repeatHours]);
    await this.database.execute(forgetRevocations, []);
  }

  /** The files of somebody who leaves and the answers that are kept for their repeated calls. Returns how many files. */
  async ofPerson({ companyId, personId }: { companyId: string; personId: string }): Promise<number> {
    await this.database.execute(forgetKeysOf, [companyId, personId]);
    return (await this.database.execute(forgetFilesOf, [companyId, personId])).length;
  }

  private async forget(
    companyId: string,
    source: 'calls' | 'events',
    { days, limit }: { days: number; limit: number },
  ): Promise<number> {
    for (let all = 0; ;) {
      const values = [companyId, source, days, limit];
      const [row] = await this.database.execute<{ gone: number }>(forgetRecords, values);
      all += row?.gone ?? 0;
      if ((row?.gone ?? 0) < limit) return all;
    }
  }
}
