import type { SealedTable } from '@hub/identity';

import { filePlace } from '../files/kept-files.js';
import { contextOf } from './operations.js';

/** Where this library keeps sealed values. Cursors and asks are sealed too, and lie with whoever was given them, for a day at most. */
export const sealedInRuntime: readonly SealedTable[] = [
  {
    table: 'files',
    key: { id: 'uuid' },
    facts: { person_id: 't.person_id::text' },
    sealed: { content: ({ person_id: personId = '', id = '' }) => filePlace({ personId }, id) },
    batch: 4,
  },
  {
    table: 'idempotency_keys',
    key: { person_id: 'uuid', client: 'text', tool: 'text', key: 'text' },
    sealed: {
      result: ({ person_id: personId = '', client = '', tool = '', key: text = '' }) =>
        contextOf({ personId, tool }, { client, text }),
    },
    batch: 100,
  },
];
