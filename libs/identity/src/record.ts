import type { EntityManager } from 'typeorm';

import type { Person } from './people/person.js';

/** Notes a change of state in the change's own transaction. `subject` is `kind:id`; `detail` must hold no secret. */
export async function record(
  manager: EntityManager,
  { companyId, id }: Pick<Person, 'companyId' | 'id'>,
  action: string,
  ...[subject, detail = {}]: [subject: string, detail?: Readonly<Record<string, unknown>>]
): Promise<void> {
  await manager.query(
    'INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)',
    [companyId, id, action, subject, JSON.stringify(detail)],
  );
}
