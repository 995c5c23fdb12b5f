import { Catalog } from '@hub/catalog';
import { Notices } from '@hub/connections';
import { CompanyKeys } from '@hub/identity';
import { Database, type Env, type Log, type Mailer, smtpMailer, Transport } from '@hub/platform';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';

import { ENV, LOG } from '../core/tokens.js';
import { AdminWebhookController } from './admin-webhook.controller.js';
import { NoticesController } from './notices.controller.js';

const MAILER = Symbol('mailer');

const mailer = {
  provide: MAILER,
  useFactory: ({ SMTP_URL: url, MAIL_FROM: from }: Env) =>
    url === undefined ? null : smtpMailer({ url, from }),
  inject: [ENV],
};

const notices = {
  provide: Notices,
  // The parameters are what `inject` names, in that order.
  useFactory: (...parts: [Database, CompanyKeys, Transport, Catalog, Env, Log, Mailer | null]) => {
    const [database, keys, transport, { providers }, { PUBLIC_URL: publicUrl }, log, mailer] = parts;
    return new Notices({ database, keys, transport, providers, publicUrl, log, ...(mailer && { mailer }) });
  },
  inject: [Database, CompanyKeys, Transport, Catalog, ENV, LOG, MAILER],
};

/** What people are told, on the pages, by mail and to their company's webhook. */
@Global()
@Module({
  controllers: [NoticesController, AdminWebhookController],
  providers: [mailer, notices],
  exports: [Notices],
})
export class NoticesModule implements OnApplicationShutdown {
  constructor(@Inject(MAILER) private readonly mailer: Mailer | null) {}

  onApplicationShutdown(): void {
    this.mailer?.close();
  }
}
