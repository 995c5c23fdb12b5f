import type { FaultRow } from '../harness/row.js';
import { f1 } from './f01.js';
import { f2 } from './f02.js';

/** The matrix, in its order. */
export const rows: readonly FaultRow[] = [f1, f2];
