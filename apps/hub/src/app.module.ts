import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';

import { ActivityModule } from './activity/activity.module.js';
import { AgentsModule } from './agents/agents.module.js';
import { AuthorizationModule } from './authorization/index.js';
import { CatalogModule } from './catalog/catalog.module.js';
import { ConnectionsModule } from './connections/connections.module.js';
import { CoreModule, type CoreValues } from './core/core.module.js';
import { HealthController } from './health/health.controller.js';
import { JobsModule } from './jobs/jobs.module.js';
import { KeysModule } from './keys/keys.module.js';
import { LeavingModule } from './leaving/leaving.module.js';
import { McpModule } from './mcp/mcp.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { schemaPipe } from './rest/parse-with.js';
import { ProblemFilter } from './rest/problem.filter.js';
import { RestModule } from './rest/rest.module.js';
import { SignInModule } from './sign-in/index.js';
import { ToolsModule } from './tools/tools.module.js';

/** The whole hub in one screen: what it stands on, and its ways in. */
@Module({})
export class AppModule {
  static with(values: CoreValues): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.with(values),
        SignInModule,
        AuthorizationModule,
        KeysModule,
        CatalogModule,
        ConnectionsModule,
        ToolsModule,
        AgentsModule,
        ActivityModule,
        McpModule,
        LeavingModule,
        NoticesModule,
        RestModule,
        JobsModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: schemaPipe },
      ],
    };
  }
}
