import { ToolError } from '@hub/kit';
import { type CompanyKeys, type Person, requireRole } from '@hub/identity';
import { type Database, NoAnswer, type Statement, type Transport } from '@hub/platform';

import { newSecret, signed } from './signature.js';

interface Parts {
  readonly database: Database;
  readonly keys: CompanyKeys;
  readonly transport: Transport;
  /** Where browsers reach the hub, without a trailing slash. */
  readonly publicUrl: string;
}

/** A company's webhook, without its secret. `problem` is why the last message did not arrive. */
export interface Webhook {
  readonly url: string;
  readonly deliveredAt: Date | undefined;
  readonly problem: string | undefined;
  readonly problemAt: Date | undefined;
}

interface WebhookRow {
  readonly url: string;
  readonly delivered_at: Date | null;
  readonly problem: string | null;
  readonly problem_at: Date | null;
}

/** What is sent: `type` says which event, `id` stays the same when it is sent again. */
export interface WebhookMessage {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

const find = 'SELECT url, delivered_at, problem, problem_at FROM webhooks WHERE company_id = $1';
const put = `INSERT INTO webhooks (company_id, url, secret, updated_by) VALUES ($1, $2, $3, $4)
  ON CONFLICT (company_id) DO UPDATE SET url = excluded.url, secret = excluded.secret, delivered_at = NULL, problem = NULL,
    problem_at = NULL, updated_by = excluded.updated_by, updated_at = clock_timestamp()`;
const move = `UPDATE webhooks SET url = $2, delivered_at = NULL, problem = NULL, problem_at = NULL, updated_by = $3,
    updated_at = clock_timestamp() WHERE company_id = $1`;
const remove = 'DELETE FROM webhooks WHERE company_id = $1';
const note = `INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, 'webhook', $4)`;
const readSecret: Statement = {
  name: 'connections.read_webhook',
  text: 'SELECT url, secret FROM webhooks WHERE company_id = $1',
};
const noteOutcome: Statement = {
  name: 'connections.note_webhook',
  text: `UPDATE webhooks SET problem = $2::text, problem_at = CASE WHEN $2::text IS NULL THEN problem_at ELSE clock_timestamp() END,
      delivered_at = CASE WHEN $2::text IS NULL THEN clock_timestamp() ELSE delivered_at END
    WHERE company_id = $1 AND url = $3`,
};

/** Where a webhook’s secret is sealed to. */
export const webhookSecretPlace = ['webhook', 'secret'];
const deadline = 10_000;

/** Where each company wants to be told of what happens to its people's sign-ins. */
export class Webhooks {
  constructor(private readonly parts: Parts) {}

  /** The company's webhook, if it has one. Throws Forbidden. */
  async find(admin: Person): Promise<Webhook | undefined> {
    requireRole(admin, 'company_admin');
    const [row] = await this.parts.database.inCompany(admin.companyId, (manager) =>
      manager.query<WebhookRow[]>(find, [admin.companyId]),
    );
    return (
      row && {
        url: row.url,
        deliveredAt: row.delivered_at ?? undefined,
        problem: row.problem ?? undefined,
        problemAt: row.problem_at ?? undefined,
      }
    );
  }

  /**
   * Sets the address. The secret is made here and returned when it is new, which is the only time that anybody sees it: at first, and
   * with `renewSecret`. Throws Forbidden, ToolError `invalid_input` for an address that may not be used.
   */
  async set(admin: Person, url: string, renewSecret = false): Promise<string | undefined> {
    requireRole(admin, 'company_admin');
    const { companyId } = admin;
    checkUrl(url, this.parts.publicUrl);
    const isNew = renewSecret || (await this.find(admin)) === undefined;
    const secret = isNew ? newSecret() : undefined;
    const sealed = secret && (await this.parts.keys.seal(companyId, webhookSecretPlace, secret));
    await this.parts.database.inCompany(companyId, async (manager) => {
      if (sealed) await manager.query(put, [companyId, url, sealed, admin.id]);
      else await manager.query(move, [companyId, url, admin.id]);
      const detail = { url, secret_changed: isNew };
      await manager.query(note, [companyId, admin.id, 'webhook.set', detail]);
    });
    return secret;
  }

  /** Ends it. Throws Forbidden. */
  async remove(admin: Person): Promise<void> {
    requireRole(admin, 'company_admin');
    const { companyId } = admin;
    await this.parts.database.inCompany(companyId, async (manager) => {
      await manager.query(remove, [companyId]);
      await manager.query(note, [companyId, admin.id, 'webhook.removed', {}]);
    });
  }

  /** Sends one message. Undefined when it has arrived, else why not, as a sentence. */
  async send(companyId: string, message: WebhookMessage): Promise<string | undefined> {
    const [row] = await this.parts.database.execute<{ url: string; secret: Buffer }>(readSecret, [companyId]);
    if (!row) return 'There is no webhook.';
    const secret = await this.parts.keys.open(companyId, webhookSecretPlace, row.secret);
    const problem = await this.post(row.url, secret, message);
    await this.parts.database.execute(noteOutcome, [companyId, problem ?? null, row.url]);
    return problem;
  }

  private async post(
    url: string,
    secret: string,
    { id, type, at, data }: WebhookMessage,
  ): Promise<string | undefined> {
    const body = JSON.stringify({ type, id, timestamp: at.toISOString(), data });
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'skillhub',
      ...signed(secret, { id, timestamp, body }),
    };
    const signal = AbortSignal.timeout(deadline);
    try {
      const { status } = await this.parts.transport.send({ method: 'POST', url, headers, body, signal });
      return status >= 200 && status < 300 ? undefined : `The address answered with status ${status}.`;
    } catch (cause) {
      if (cause instanceof NoAnswer) return 'The address did not answer.';
      throw cause;
    }
  }
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

const isLoopback = (text: string): boolean => loopback.test(new URL(text).hostname);

// What is sent names people, so it is never sent in the clear; on one's own machine there is nobody to listen.
function checkUrl(text: string, publicUrl: string): void {
  const {
    protocol = '',
    username,
    password,
    hash,
  } = URL.canParse(text) ? new URL(text) : ({} as Partial<URL>);
  const isPlain = protocol === 'http:' && isLoopback(text) && isLoopback(publicUrl);
  if (protocol !== 'https:' && !isPlain) throw wrong('Must be an https address.');
  if (`${username}${password}${hash}` !== '')
    throw wrong('Must hold no user name, no password and no part after #.');
}

const wrong = (problem: string): ToolError =>
  new ToolError('invalid_input', `The address of the webhook: ${problem}`, {
    problems: [{ field: 'url', problem }],
  });
