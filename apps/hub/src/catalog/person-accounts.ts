import type { Person } from '@hub/identity';
import type { Database } from '@hub/platform';

/** A person's login at a provider, as far as a skill's state depends on it. */
export interface AccountRow {
  readonly id: string;
  readonly provider: string;
  readonly label: string;
  readonly scopes: string[];
  readonly status: 'active' | 'reconnect_required';
  readonly reason: string | null;
  readonly since: string;
  readonly isDefault: boolean;
}

/** The accounts of a person, default first, and the providers that their company has set up and checked. */
export interface PersonAccounts {
  readonly accounts: readonly AccountRow[];
  readonly ready: readonly string[];
}

const query = `SELECT
    (SELECT coalesce(json_agg(json_build_object('id', id, 'provider', provider, 'label', account_label, 'scopes', scopes,
        'status', status, 'reason', status_reason, 'since', status_since, 'isDefault', is_default)
        ORDER BY is_default DESC, connected_at), '[]') FROM connections WHERE company_id = $1 AND person_id = $2) AS accounts,
    ARRAY(SELECT provider FROM provider_clients WHERE company_id = $1 AND status = 'ready') AS ready`;

/** Reads both in one query, behind the company's wall. */
export async function accountsOf(
  database: Database,
  { companyId, id }: Pick<Person, 'companyId' | 'id'>,
): Promise<PersonAccounts> {
  const [row] = await database.inCompany(companyId, (manager) =>
    manager.query<PersonAccounts[]>(query, [companyId, id]),
  );
  return row ?? { accounts: [], ready: [] };
}
