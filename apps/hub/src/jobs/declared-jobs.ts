import type { Connections, Notices } from '@hub/connections';
import { every, type Job } from '@hub/platform';

import { leavingJobs, type LeavingParts } from '../leaving/leaving-jobs.js';

/** What the jobs of the hub work with. */
export interface JobParts extends Omit<LeavingParts, 'revocations'> {
  readonly connections: Connections;
  readonly notices: Notices;
}

/** Everything that the hub does by itself. A new job is one more line. */
export const declaredJobs = ({ connections, notices, ...leaving }: JobParts): readonly Job[] => [
  { name: 'refresh-ahead', run: (signal) => connections.keepFresh(signal) },
  { name: 'send-notices', run: every(5, () => notices.deliver()) },
  { name: 'tell-ending', schedule: '17 6 * * *', run: () => notices.tellEnding() },
  { name: 'sweep-notices', schedule: '47 3 * * *', run: () => notices.sweep() },
  ...leavingJobs({ revocations: connections.revocations, ...leaving }),
];
