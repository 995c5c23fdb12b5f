import { Audit } from '@hub/identity';
import type { Database, Log } from '@hub/platform';

/** Writes the head of every company's chain to the log, which is kept elsewhere: a chain that is cut or made anew no longer fits it. */
export async function noteHeads(database: Database, log: Pick<Log, 'info'>): Promise<void> {
  for (const { companyId: company, slug: name, seq, hash } of await new Audit(database).heads())
    log.info({ audit_head: { company, name, seq, hash } }, 'The head of an audit chain');
}
