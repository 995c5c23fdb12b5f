import type { Conversations } from '@hub/agents';
import type { Connections, Notices } from '@hub/connections';
import { type Database, every, type Job, type Log } from '@hub/platform';

import { noteHeads } from '../audit-trail/note-heads.js';
import { leavingJobs, type LeavingParts } from '../leaving/leaving-jobs.js';

/** What the jobs of the hub work with. */
export interface JobParts extends Omit<LeavingParts, 'revocations'> {
  readonly connections: Connections;
  readonly notices: Notices;
  readonly conversations: Conversations;
  /** Days after which an untouched conversation is forgotten. */
  readonly conversationDays: number;
  readonly database: Database;
  readonly log: Log;
}

/** Everything that the hub does by itself. A new job is one more line. */
export const declaredJobs = ({
  connections,
  notices,
  conversations,
  conversationDays,
  database,
  log,
  ...leaving
}: JobParts): readonly Job[] => [
  { name: 'refresh-ahead', run: (signal) => connections.keepFresh(signal) },
  { name: 'send-notices', run: every(5, () => notices.deliver()) },
  { name: 'tell-ending', schedule: '17 6 * * *', run: () => notices.tellEnding() },
  { name: 'sweep-notices', schedule: '47 3 * * *', run: () => notices.sweep() },
  { name: 'note-audit-heads', schedule: '7 4 * * *', run: () => noteHeads(database, log) },
  {
    name: 'forget-conversations',
    schedule: '37 3 * * *',
    run: async () => void (await conversations.keepHouse(conversationDays)),
  },
  ...leavingJobs({ revocations: connections.revocations, ...leaving }),
];
