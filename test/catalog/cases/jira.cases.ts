import { moveCases } from './jira/move-cases.js';
import { planCases } from './jira/plan-cases.js';
import { projectCases } from './jira/project-cases.js';
import { readCases } from './jira/read-cases.js';
import { writeCases } from './jira/write-cases.js';
import type { ToolCase } from './tool-case.js';

/** The Jira tools as Ana Lopez of Northwind uses them on the first of her two sites. */
export const jiraCases: readonly ToolCase[] = [
  ...readCases,
  ...projectCases,
  ...writeCases,
  ...moveCases,
  ...planCases,
];
