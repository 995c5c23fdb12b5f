import { Catalog } from '@hub/catalog';
import { Connections, type ProviderUrls } from '@hub/connections';
import { CompanyKeys } from '@hub/identity';
import { Database, type Env, type Log } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { Global, Module } from '@nestjs/common';

import { ENV, LOG, PROVIDER_URLS } from '../core/tokens.js';
import { FilesController } from '../files/files.controller.js';
import { HouseKeeping } from './house-keeping.js';
import { ToolsController } from './tools.controller.js';

const runtime = {
  provide: Runtime,
  // The parameters are what `inject` names, in that order.
  useFactory: (...parts: [Database, Catalog, Connections, CompanyKeys, ProviderUrls, Log, Env]) => {
    const [database, catalog, connections, keys, urls, log, { PUBLIC_URL: publicUrl }] = parts;
    return new Runtime({ database, catalog, connections, keys, urls, log, publicUrl });
  },
  inject: [Database, Catalog, Connections, CompanyKeys, PROVIDER_URLS, LOG, ENV],
};

/** The one runtime, for every door, and the REST door of the tools. */
@Global()
@Module({
  controllers: [ToolsController, FilesController],
  providers: [runtime, HouseKeeping],
  exports: [Runtime],
})
export class ToolsModule {}
