import { draftCases } from './gmail/draft-cases.js';
import { readCases } from './gmail/read-cases.js';
import { sendCases } from './gmail/send-cases.js';
import { sortCases } from './gmail/sort-cases.js';
import type { ToolCase } from './tool-case.js';

/** The Gmail tools as Ana Lopez of Northwind uses them. */
export const gmailCases: readonly ToolCase[] = [...readCases, ...draftCases, ...sendCases, ...sortCases];
