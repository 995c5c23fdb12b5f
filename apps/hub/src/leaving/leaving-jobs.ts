import type { Departures, IdleConnections, Revocations } from '@hub/connections';
import { every, type Job } from '@hub/platform';
import type { Forgetting } from '@hub/runtime';

/** What the jobs below work with. */
export interface LeavingParts {
  readonly revocations: Revocations;
  readonly departures: Departures;
  readonly idle: IdleConnections;
  readonly forgetting: Forgetting;
}

/** What the hub does by itself about whatever goes: tokens, people, unused connections, old records. */
export const leavingJobs = ({ revocations, departures, idle, forgetting }: LeavingParts): readonly Job[] => [
  { name: 'revoke', run: every(5, async () => (await revocations.run(100)).settled) },
  { name: 'end-left', run: every(60, () => departures.ofNobody(500)) },
  { name: 'end-idle', schedule: '37 4 * * *', run: () => idle.run(5_000) },
  { name: 'forget-hourly', schedule: '7 * * * *', run: () => forgetting.hourly() },
  { name: 'forget-records', schedule: '27 2 * * *', run: () => forgetting.records(2_000) },
];
