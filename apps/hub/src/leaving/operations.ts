import * as z from 'zod';

import type { DeclaredOperation } from '../rest/operation.js';
import { eraseBody, peopleQuery } from './people/bodies.js';
import { retentionBody } from './retention/bodies.js';

const member = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  status: z.enum(['active', 'left']),
  roles: z.array(z.string()),
  connections: z.int(),
  keys: z.int(),
});

const left = z.object({
  sessions: z.int(),
  keys: z.int(),
  grants: z.int(),
  agents: z.int(),
  files: z.int(),
  connections: z.int(),
  by_provider: z.record(z.string(), z.int()),
  confirmed: z.int(),
  unconfirmed: z.int(),
});

const erased = left.extend({
  tombstone: z.uuid(),
  waiting: z.int(),
  tables: z.array(z.object({ table: z.string(), what: z.string(), rows: z.int() })),
});

const state = z.enum(['open', 'confirmed', 'shared', 'impossible', 'lost', 'expired', 'dismissed']);

const removal = z.object({
  id: z.uuid(),
  provider: z.string(),
  provider_title: z.string(),
  page: z.string().nullable(),
  person: z.object({ name: z.string(), email: z.string() }).nullable(),
  account: z.string().nullable(),
  reason: z.string(),
  state,
  problem: z.string().nullable(),
  attempts: z.int(),
  next_at: z.string().nullable(),
  since: z.string(),
});

const browser = { access: 'browser' } as const;

/** The doors of whatever goes: people, their data, unused connections, access that a provider must end. */
export const leavingOperations: readonly DeclaredOperation[] = [
  {
    ...browser,
    id: 'exportMyData',
    call: 'get /me/export',
    words: 'Sign-in: Download everything that is kept about me',
    answer: z.record(z.string(), z.unknown()),
  },
  {
    ...browser,
    id: 'listPeople',
    call: 'get /admin/people',
    words: 'Admin: List the people of my company',
    query: peopleQuery,
    answer: z.object({
      items: z.array(member),
      counts: z.object({ active: z.int(), left: z.int() }),
      next_after: z.uuid().nullable(),
    }),
  },
  {
    ...browser,
    id: 'offboardPerson',
    call: 'post /admin/people/{id}/offboard',
    words: 'Admin: End everything somebody can act with',
    answer: left,
  },
  {
    ...browser,
    id: 'readmitPerson',
    call: 'post /admin/people/{id}/readmit',
    words: 'Admin: Let somebody come back',
    status: 204,
  },
  {
    ...browser,
    id: 'erasePerson',
    call: 'post /admin/people/{id}/erase',
    words: 'Admin: Forget somebody for good',
    body: eraseBody,
    answer: erased,
  },
  {
    ...browser,
    id: 'listRevocations',
    call: 'get /admin/revocations',
    words: 'Admin: See access whose end no provider has confirmed',
    answer: z.object({ items: z.array(removal), counts: z.record(state, z.int()) }),
  },
  {
    ...browser,
    id: 'retryRevocation',
    call: 'post /admin/revocations/{id}/retry',
    words: 'Admin: Ask the provider again now',
    answer: z.object({ state }),
  },
  {
    ...browser,
    id: 'dismissRevocation',
    call: 'post /admin/revocations/{id}/dismiss',
    words: 'Admin: Take an entry off the list',
    status: 204,
  },
  {
    ...browser,
    id: 'showRetention',
    call: 'get /admin/retention',
    words: 'Admin: See for how long what is kept',
    answer: retentionBody.extend({ usual: retentionBody }),
  },
  {
    ...browser,
    id: 'setRetention',
    call: 'put /admin/retention',
    words: 'Admin: Decide for how long what is kept',
    body: retentionBody,
    status: 204,
  },
];
