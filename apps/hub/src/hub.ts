import 'reflect-metadata';

import { openKeys } from '@hub/identity';
import { armFailpoints, Database, type Env, isBehind, loginsOf, makeLog } from '@hub/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { migrations } from '../../../migrations/index.js';
import { AppModule } from './app.module.js';
import { prepareFastify } from './fastify.js';
import { NestLog } from './core/nest-log.js';
import { answerHealthOnly } from './jobs/worker-only.js';

/** A running hub. `url` is where it listens; `close` lets running calls end, flushes what is buffered and ends its connections. */
export interface Hub {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one hub in this process. Refuses while the schema is behind or the key is missing or another one, and says what to do. */
export async function startHub(env: Env): Promise<Hub> {
  armFailpoints(env.FAILPOINTS);
  const log = makeLog(env.LOG_LEVEL);
  if (await isBehind(env.DATABASE_URL, migrations))
    throw new Error('The database schema is behind this version. Run: npm run migrate');
  const database = new Database({ ...loginsOf(env), entities: [], migrations: [] });
  await database.open();
  const keyWrapper = await openKeys(database, env).catch(async (cause: unknown) => {
    await database.close();
    throw cause;
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ env, log, database, keyWrapper }),
    new FastifyAdapter({
      bodyLimit: 1024 * 1024,
      trustProxy: env.TRUST_PROXY.split(','),
      routerOptions: { maxParamLength: 500 },
    }),
    { logger: new NestLog(log), abortOnError: false },
  );
  if (env.ROLE === 'worker') answerHealthOnly(app.getHttpAdapter().getInstance());
  await prepareFastify(app, env);
  await app.listen(env.PORT, env.HOST);
  return { url: await app.getUrl(), close: () => app.close() };
}
