import { secretPlace } from '../company-sign-in/company-sign-in.js';
import type { SealedTable } from './sealed-table.js';

/** Where this library keeps sealed values. */
export const sealedInIdentity: readonly SealedTable[] = [
  { table: 'identity_providers', key: { company_id: 'uuid' }, sealed: { secret: () => secretPlace } },
];
