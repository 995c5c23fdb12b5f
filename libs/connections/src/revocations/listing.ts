import { type Provider, ToolError } from '@hub/kit';
import { type Person, requireRole } from '@hub/identity';
import type { Database } from '@hub/platform';

import { isUuid } from '../flow/begin.js';
import { endpointUrl, type ProviderUrls, urlsOf } from '../provider-urls.js';
import type { Revocations } from './revocations.js';
import type { RevocationProblem, RevocationReason, RevocationState } from './states.js';

/** A token whose end its provider has not confirmed, as an administrator sees it. `page` is where whoever it belongs to can look. */
export interface Unconfirmed {
  readonly id: string;
  readonly provider: string;
  readonly providerTitle: string;
  readonly page: string | undefined;
  /** Undefined when they have been erased. */
  readonly person: { readonly name: string; readonly email: string } | undefined;
  readonly account: string | undefined;
  readonly reason: RevocationReason;
  readonly state: RevocationState;
  readonly problem: RevocationProblem | undefined;
  readonly attempts: number;
  /** When the next attempt is due, while there will be one. */
  readonly nextAt: Date | undefined;
  readonly since: Date;
}

/** How many tokens of a company are in which state. */
export type RevocationCounts = Readonly<Record<RevocationState, number>>;

interface Row {
  readonly id: string;
  readonly provider: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly account_label: string | null;
  readonly reason: RevocationReason;
  readonly state: RevocationState;
  readonly problem: RevocationProblem | null;
  readonly attempts: number;
  readonly next_at: Date;
  readonly created_at: Date;
}

const unconfirmed = `SELECT r.id, r.provider, p.name, p.email, r.account_label, r.reason, r.state, r.problem, r.attempts, r.next_at, r.created_at
  FROM revocations r LEFT JOIN people p ON p.company_id = r.company_id AND p.id = r.person_id
  WHERE r.company_id = $1 AND r.state IN ('open', 'impossible', 'lost', 'expired')
  ORDER BY r.created_at DESC, r.id LIMIT $2`;

const count =
  'SELECT state, count(*)::integer AS count FROM revocations WHERE company_id = $1 GROUP BY state';

const dismiss = `WITH dismissed AS (
    UPDATE revocations SET state = 'dismissed', settled_at = clock_timestamp()
    WHERE company_id = $1 AND id = $2 AND state IN ('impossible', 'lost', 'expired') RETURNING company_id, connection_id, provider),
  noted AS (
    INSERT INTO events (company_id, person_id, action, subject, detail)
    SELECT company_id, $3::uuid, 'revocation.dismissed', 'connection:' || connection_id, jsonb_build_object('provider', provider)
    FROM dismissed)
  SELECT provider FROM dismissed`;

const isOpen = `SELECT state FROM revocations WHERE company_id = $1 AND id = $2 AND state = 'open'`;

const unknown = (): ToolError =>
  new ToolError('not_found', 'There is nothing of this kind to do: look at the list again.');

const none: RevocationCounts = {
  open: 0,
  confirmed: 0,
  shared: 0,
  impossible: 0,
  lost: 0,
  expired: 0,
  dismissed: 0,
};

interface Parts {
  readonly database: Database;
  readonly revocations: Revocations;
  readonly urls: ProviderUrls;
  readonly providers: readonly Provider[];
}

/** What an administrator can see and do about tokens whose end no provider has confirmed. Holds no token. */
export class RevocationList {
  constructor(private readonly parts: Parts) {}

  /** The newest first, at most `most`. Throws Forbidden. */
  async unconfirmed(admin: Person, most: number): Promise<Unconfirmed[]> {
    requireRole(admin, 'company_admin');
    return this.ofCompany(admin.companyId, most);
  }

  /** As `unconfirmed`, for whoever operates the hub. */
  async ofCompany(companyId: string, most: number): Promise<Unconfirmed[]> {
    const rows = await this.parts.database.inCompany(companyId, (manager) =>
      manager.query<Row[]>(unconfirmed, [companyId, most]),
    );
    return rows.map((row) => this.itemOf(row));
  }

  /** How many there are of each state, those of the last months that were confirmed included. */
  async counts(companyId: string): Promise<RevocationCounts> {
    const rows = await this.parts.database.inCompany(companyId, (manager) =>
      manager.query<{ state: RevocationState; count: number }[]>(count, [companyId]),
    );
    return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
  }

  /** Takes one off the list because somebody has looked at the provider. Throws Forbidden, or ToolError `not_found` while it is still being tried. */
  async dismiss(admin: Person, id: string): Promise<void> {
    requireRole(admin, 'company_admin');
    const { companyId } = admin;
    const rows = isUuid(id)
      ? await this.parts.database.inCompany(companyId, (manager) =>
          manager.query<unknown[]>(dismiss, [companyId, id, admin.id]),
        )
      : [];
    if (rows.length === 0) throw unknown();
  }

  /** Tries one again now instead of when it is due; returns where it stands then. Throws Forbidden, or ToolError `not_found`. */
  async retry(admin: Person, id: string): Promise<RevocationState> {
    requireRole(admin, 'company_admin');
    const { companyId } = admin;
    const rows = isUuid(id)
      ? await this.parts.database.inCompany(companyId, (manager) =>
          manager.query<unknown[]>(isOpen, [companyId, id]),
        )
      : [];
    if (rows.length === 0) throw unknown();
    return this.parts.revocations.settleNow(companyId, id);
  }

  private itemOf(row: Row): Unconfirmed {
    const provider = this.parts.providers.find(({ id }) => id === row.provider);
    return {
      id: row.id,
      provider: row.provider,
      providerTitle: provider?.title ?? row.provider,
      page: provider && endpointUrl(urlsOf(provider, this.parts.urls), provider.accessPage),
      person: row.name === null || row.email === null ? undefined : { name: row.name, email: row.email },
      account: row.account_label ?? undefined,
      reason: row.reason,
      state: row.state,
      problem: row.problem ?? undefined,
      attempts: row.attempts,
      nextAt: row.state === 'open' ? row.next_at : undefined,
      since: row.created_at,
    };
  }
}
