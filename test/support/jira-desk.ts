import { strict as assert } from 'node:assert';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';

import { atlassianTokensOf, callJira, sitesOf } from './atlassian-sandbox.js';
import { part } from './sandbox.js';

/** A seeded person at work on one site of the Atlassian stand-in. */
export interface JiraDesk {
  token: string;
  site: string;
  /** A call of the platform API: `GET /myself`; or of another one: `GET /rest/agile/1.0/board`. */
  call: (route: string, body?: unknown) => ReturnType<typeof callJira>;
  /** A new task of ARM unless fields say otherwise; gives its key. */
  create: (fields?: Record<string, unknown>, more?: Record<string, unknown>) => Promise<string>;
  /** Fields of an issue, by a `fields` list. */
  fieldsOf: (key: string, fields: string) => Promise<Record<string, unknown>>;
}

/** Connects a person, with every scope, to a site they are on. */
export async function jiraDesk(sandbox: Sandbox, login: string, siteName = 'northwind'): Promise<JiraDesk> {
  const token = (await atlassianTokensOf(sandbox, login)).access_token;
  const site = (await sitesOf(sandbox, token))[siteName] ?? '';
  const call = (route: string, body?: unknown) =>
    callJira(
      sandbox,
      { token, site },
      route.includes(' /rest/') ? route : route.replace(' ', ' /rest/api/3'),
      body,
    );
  return {
    token,
    site,
    call,
    async create(fields = {}, more = {}) {
      const all = { project: { key: 'ARM' }, issuetype: { name: 'Task' }, summary: 'A test', ...fields };
      const { status, body } = await call('POST /issue', { fields: all, ...more });
      assert.equal(status, 201, JSON.stringify(body));
      return String(part(body, 'key'));
    },
    async fieldsOf(key, fields) {
      const { body } = await call(`GET /issue/${key}?fields=${fields}`);
      return part(body, 'fields') as Record<string, unknown>;
    },
  };
}

/** A document of these blocks. */
export const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });

/** A paragraph of plain text. */
export const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
