import { type Provider, ToolError } from '@hub/kit';
import type { CompanyKeys, Person } from '@hub/identity';
import type { Database, Log, Mailer, Transport } from '@hub/platform';

import { isUuid } from '../flow/begin.js';
import { letterOf } from './letter.js';
import { type Notice, noticeOf, type NoticeRow } from './notice.js';
import {
  type DueDelivery,
  endDelivery,
  listNotices,
  markRead,
  sweepNotices,
  takeDeliveries,
  tellEnding,
} from './statements.js';
import { Webhooks } from './webhooks.js';

/** What notices are sent with. Without `mailer` no mail is sent. */
export interface NoticesParts {
  readonly database: Database;
  readonly keys: CompanyKeys;
  readonly transport: Transport;
  readonly providers: readonly Provider[];
  readonly publicUrl: string;
  readonly mailer?: Mailer;
  readonly log: Pick<Log, 'warn'>;
}

// Seconds until the next attempt: after half a minute, then ever longer, for three days in all.
const waits = [30, 120, 600, 3_600, 21_600, 86_400, 172_800];

/** People hear before they notice: what is told, where it is read, and its ways by mail and to the company's webhook. */
export class Notices {
  /** The companies' webhooks. */
  readonly webhooks: Webhooks;

  constructor(private readonly parts: NoticesParts) {
    this.webhooks = new Webhooks(parts);
  }

  /** What the person was told and is still true, newest first. */
  async list({ companyId, id }: Person): Promise<Notice[]> {
    const rows = await this.parts.database.inCompany(companyId, (manager) =>
      manager.query<(NoticeRow & { id: string; read_at: Date | null })[]>(listNotices, [companyId, id]),
    );
    return rows.flatMap((row) => noticeOf(row, this.parts.providers) ?? []);
  }

  /** Notes that the person has seen it. Throws ToolError `not_found` for one that is unknown, foreign or settled alike. */
  async markRead({ companyId, id }: Person, noticeId: string): Promise<void> {
    const unknown = new ToolError('not_found', 'There is no such notice.');
    if (!isUuid(noticeId)) throw unknown;
    const changed = await this.parts.database.inCompany(companyId, (manager) =>
      manager.query<[unknown[], number]>(markRead, [companyId, id, noticeId]),
    );
    if (changed[1] === 0) throw unknown;
  }

  /** Tells whose sign-in ends within three days. Nobody is told twice of the same. Returns how many were told. */
  async tellEnding(): Promise<number> {
    const [row] = await this.parts.database.execute<{ told: number }>(tellEnding, []);
    return row?.told ?? 0;
  }

  /** Forgets what is long over. */
  async sweep(): Promise<void> {
    await this.parts.database.execute(sweepNotices, []);
  }

  /** Sends what is due by mail and to webhooks; what does not arrive is tried again later. Returns how many it tried. */
  async deliver(): Promise<number> {
    const due = await this.parts.database.execute<DueDelivery>(takeDeliveries, []);
    await Promise.all(due.map((delivery) => this.deliverOne(delivery)));
    return due.length;
  }

  private async deliverOne(delivery: DueDelivery): Promise<void> {
    const { company_id: companyId, notice_id: noticeId, channel, attempts } = delivery;
    const outcome = await this.attempt(delivery);
    const wait = outcome?.isFinal === false ? waits[attempts - 1] : undefined;
    const seconds = wait === undefined ? null : wait * (0.8 + 0.4 * Math.random());
    if (outcome?.isFinal === false)
      this.parts.log.warn(
        { notice: noticeId, channel, attempts, problem: outcome.problem },
        'A notice did not arrive',
      );
    await this.parts.database.execute(endDelivery, [
      companyId,
      noticeId,
      channel,
      outcome?.problem ?? null,
      seconds,
    ]);
  }

  /** Undefined when it has arrived. */
  private async attempt(delivery: DueDelivery): Promise<{ problem: string; isFinal: boolean } | undefined> {
    const notice = noticeOf({ ...delivery, id: delivery.notice_id }, this.parts.providers);
    if (!notice || delivery.settled) return { problem: 'settled', isFinal: true };
    const { mailer } = this.parts;
    if (delivery.channel === 'mail') {
      if (!mailer) return { problem: 'no mail server is set', isFinal: true };
      const to = { name: delivery.name, address: delivery.email };
      return mailer.send(letterOf(notice, to, this.parts.publicUrl)).then(() => undefined, failed);
    }
    if (delivery.url === null) return { problem: 'no webhook is set', isFinal: true };
    const problem = await this.webhooks
      .send(delivery.company_id, this.messageOf(notice, delivery))
      .catch(failed);
    return typeof problem === 'string' ? { problem, isFinal: false } : problem;
  }

  private messageOf(notice: Notice, { person_id: id, email, created_at: at }: DueDelivery) {
    const { connectionId, provider, account, message, endsAt } = notice;
    const data = {
      person: { id, email },
      connection: { id: connectionId, provider, account },
      message,
      ends_at: endsAt?.toISOString() ?? null,
      url: `${this.parts.publicUrl}/connections?needs=me`,
    };
    return { id: notice.id, type: `connection.${notice.kind}`, at, data };
  }
}

// A server's own words may hold an address or a login: only what kind of failure it was is kept.
const failed = (cause: unknown): { problem: string; isFinal: boolean } => {
  const { code, responseCode } = cause as { code?: unknown; responseCode?: unknown };
  const words = [code, responseCode].filter((word) => typeof word === 'string' || typeof word === 'number');
  return { problem: `not sent ${words.join(' ')}`.trim(), isFinal: false };
};
