import { driveCases } from './drive.cases.js';
import { githubCases } from './github.cases.js';
import { gmailCases } from './gmail.cases.js';
import { jiraCases } from './jira.cases.js';
import type { ToolCase } from './tool-case.js';

/** The cases of every product. */
export const cases: readonly ToolCase[] = [...gmailCases, ...driveCases, ...githubCases, ...jiraCases];
