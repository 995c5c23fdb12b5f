import {
  Agents,
  ConversationRows,
  Conversations,
  type ModelFacts,
  Models,
  Pauses,
  RunRows,
} from '@hub/agents';
import { Catalog } from '@hub/catalog';
import { CompanyKeys } from '@hub/identity';
import { Database, type Env, type Log } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';

import { ENV, LOG } from '../core/tokens.js';
import { AgentsController } from './agents.controller.js';
import { ApprovalsController } from './approvals.controller.js';
import { Askers } from './askers.js';
import { ConversationsController } from './conversations.controller.js';
import { ModelsController } from './models.controller.js';

const declared = ({ MODELS }: Env): ModelFacts[] =>
  MODELS.map(({ api_key: apiKey, ...facts }) => ({ ...facts, apiKey }));

const models = {
  provide: Models,
  useFactory: (database: Database, keys: CompanyKeys, env: Env) =>
    new Models({ database, keys, declared: declared(env) }),
  inject: [Database, CompanyKeys, ENV],
};

const agents = {
  provide: Agents,
  useFactory: (database: Database, catalog: Catalog, models: Models) =>
    new Agents({ database, catalog, models }),
  inject: [Database, Catalog, Models],
};

const conversations = {
  provide: Conversations,
  // The parameters are what `inject` names, in that order.
  useFactory: (...parts: [Database, CompanyKeys, Catalog, Runtime, Models, Agents, Log]) => {
    const [database, keys, catalog, runtime, models, agents, log] = parts;
    const rows = new ConversationRows({ database, keys });
    const pauses = new Pauses({ database, keys });
    const runs = new RunRows(database);
    return new Conversations({ database, catalog, runtime, models, agents, rows, pauses, runs, log });
  },
  inject: [Database, CompanyKeys, Catalog, Runtime, Models, Agents, LOG],
};

/** Agents, their conversations and what waits for people, over REST. Global: the jobs keep their house. */
@Global()
@Module({
  controllers: [AgentsController, ConversationsController, ApprovalsController, ModelsController],
  providers: [models, agents, conversations, Askers],
  exports: [Conversations],
})
export class AgentsModule implements OnModuleDestroy {
  constructor(@Inject(Conversations) private readonly conversations: Conversations) {}

  /** Before the server closes, or open streams would keep it; another process takes the runs up. */
  async onModuleDestroy(): Promise<void> {
    await this.conversations.close();
  }
}
