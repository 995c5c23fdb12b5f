import type { FaultRow } from '../harness/row.js';
import { f1 } from './f01.js';
import { f2 } from './f02.js';
import { f3 } from './f03.js';
import { f4 } from './f04.js';
import { f5 } from './f05.js';
import { f6 } from './f06.js';
import { f7 } from './f07.js';
import { f8 } from './f08.js';
import { f9 } from './f09.js';
import { f10 } from './f10.js';
import { f11 } from './f11.js';
import { f12 } from './f12.js';
import { f13 } from './f13.js';
import { f14 } from './f14.js';
import { f15 } from './f15.js';
import { f16 } from './f16.js';
import { f17 } from './f17.js';
import { f18 } from './f18.js';
import { f19 } from './f19.js';
import { f20 } from './f20.js';
import { f21 } from './f21.js';
import { f22 } from './f22.js';

/** The matrix. */
export const rows: readonly FaultRow[] = [
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
  f13,
  f14,
  f15,
  f16,
  f17,
  f18,
  f19,
  f21,
  f22,
  // The last, because its hubs leave keys behind that only its key service opens.
  f20,
];
