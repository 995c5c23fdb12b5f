import type { Handler } from './call.js';

/** What a call needs: all of these scopes; Jira's classic ones, or the granular ones of boards and sprints. */
export interface JiraRoute {
  scopes: readonly string[];
  handler: Handler;
}

/** Routes below a site by `METHOD /path/:parameter`. */
export type JiraRoutes = Record<string, JiraRoute>;

const work = 'jira-work';

export const reads = (handler: Handler): JiraRoute => ({ scopes: [`read:${work}`], handler });
export const writes = (handler: Handler): JiraRoute => ({ scopes: [`write:${work}`], handler });
export const readsPeople = (handler: Handler): JiraRoute => ({ scopes: ['read:jira-user'], handler });
