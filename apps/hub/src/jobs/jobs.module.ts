import { Conversations } from '@hub/agents';
import { Connections, Departures, IdleConnections, Notices } from '@hub/connections';
import { Database, type Env, Jobs, type Log } from '@hub/platform';
import { Forgetting } from '@hub/runtime';
import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

import { ENV, LOG } from '../core/tokens.js';
import { declaredJobs } from './declared-jobs.js';

const jobs = {
  provide: Jobs,
  // The parameters are what `inject` names, in that order.
  useFactory: (
    ...given: [
      Database,
      Log,
      Connections,
      Notices,
      Departures,
      IdleConnections,
      Forgetting,
      Conversations,
      Env,
    ]
  ) => {
    const [database, log, connections, notices, departures, idle, forgetting, conversations, env] = given;
    const { CONVERSATION_DAYS: conversationDays } = env;
    const leaving = { departures, idle, forgetting };
    const parts = { database, log, connections, notices, conversations, conversationDays, ...leaving };
    return new Jobs({ database, log }, declaredJobs(parts));
  },
  inject: [Database, LOG, Connections, Notices, Departures, IdleConnections, Forgetting, Conversations, ENV],
};

/** The work in the background, in the processes whose role it is. */
@Module({ providers: [jobs] })
export class JobsModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.env.ROLE !== 'web') await this.jobs.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.jobs.stop();
  }
}
