import { checkCases } from './github/check-cases.js';
import { issueCases } from './github/issue-cases.js';
import { pullCases } from './github/pull-cases.js';
import { repositoryCases } from './github/repository-cases.js';
import { reviewCases } from './github/review-cases.js';
import type { ToolCase } from './tool-case.js';

/** The GitHub tools as Ana Lopez of Northwind uses them. */
export const githubCases: readonly ToolCase[] = [
  ...issueCases,
  ...pullCases,
  ...reviewCases,
  ...checkCases,
  ...repositoryCases,
];
