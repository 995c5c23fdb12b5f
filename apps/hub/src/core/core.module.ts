import { CompanyKeys } from '@hub/identity';
import { Database, type Env, type KeyWrapper, type Log, Transport } from '@hub/platform';
import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';

import { egressRules } from './egress-rules.js';
import { providerUrls } from './provider-urls.js';
import { ENV, KEY_WRAPPER, LOG, PROVIDER_URLS } from './tokens.js';

export interface CoreValues {
  readonly env: Env;
  readonly log: Log;
  readonly database: Database;
  readonly keyWrapper: KeyWrapper;
}

// A provider's largest file that the hub keeps, as JSON with base64 in it.
const largestAnswer = 36 * 1024 * 1024;

/** What everything stands on, made before Nest and handed in, so that a test can hand in its own. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Transport) private readonly transport: Transport,
  ) {}

  static with({ env, log, database, keyWrapper }: CoreValues): DynamicModule {
    const urls = providerUrls(env);
    const providers = [
      { provide: ENV, useValue: env },
      { provide: LOG, useValue: log },
      { provide: KEY_WRAPPER, useValue: keyWrapper },
      { provide: PROVIDER_URLS, useValue: urls },
      { provide: Database, useValue: database },
      { provide: Transport, useFactory: () => new Transport(largestAnswer, egressRules(env, urls)) },
      { provide: CompanyKeys, useFactory: () => new CompanyKeys(database, keyWrapper) },
    ];
    return { module: CoreModule, providers, exports: providers.map(({ provide }) => provide) };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
    await this.database.close();
  }
}
