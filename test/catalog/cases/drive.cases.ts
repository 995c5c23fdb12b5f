import { changeCases } from './drive/change-cases.js';
import { findCases } from './drive/find-cases.js';
import { peopleCases } from './drive/people-cases.js';
import { readCases } from './drive/read-cases.js';
import { writeCases } from './drive/write-cases.js';
import type { ToolCase } from './tool-case.js';

/** The Drive tools as Ana Lopez of Northwind uses them. */
export const driveCases: readonly ToolCase[] = [
  ...findCases,
  ...readCases,
  ...writeCases,
  ...changeCases,
  ...peopleCases,
];
