import type { Statement } from '@hub/platform';

import type { ReportRow } from './report.js';

export interface ClientRow {
  readonly provider: string;
  readonly client_id: string;
  readonly status: 'unchecked' | 'ready' | 'failing';
  readonly report: ReportRow[];
  readonly checked_at: Date | null;
}

export const readCredentials: Statement = {
  name: 'connections.client_credentials',
  text: 'SELECT client_id, secret FROM provider_clients WHERE company_id = $1 AND provider = $2',
};

export const listClients = `SELECT provider, client_id, status, report, checked_at FROM provider_clients WHERE company_id = $1`;

/** $4 is NULL to keep the secret; then nothing is written unless there is one. */
export const setClient = `INSERT INTO provider_clients (company_id, provider, client_id, secret, updated_by)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (company_id, provider) DO UPDATE SET client_id = excluded.client_id, secret = excluded.secret,
    status = 'unchecked', report = '[]', checked_at = NULL, updated_by = excluded.updated_by, updated_at = clock_timestamp()`;

export const renameClient = `WITH changed AS (
    UPDATE provider_clients SET client_id = $3, status = 'unchecked', report = '[]', checked_at = NULL,
      updated_by = $4, updated_at = clock_timestamp()
    WHERE company_id = $1 AND provider = $2 RETURNING provider)
  SELECT provider FROM changed`;

export const keepReport = `UPDATE provider_clients SET status = $3, report = $4, checked_at = clock_timestamp()
  WHERE company_id = $1 AND provider = $2`;

export const markFailing = `WITH marked AS (
    UPDATE provider_clients SET status = 'failing', report = $3, checked_at = clock_timestamp()
    WHERE company_id = $1 AND provider = $2 AND status <> 'failing' RETURNING company_id, provider),
  noted AS (
    INSERT INTO events (company_id, action, subject, detail)
    SELECT company_id, 'provider_client.failing', 'provider:' || provider, $4 FROM marked)
  SELECT provider FROM marked`;

export const noteEvent = `INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)`;
