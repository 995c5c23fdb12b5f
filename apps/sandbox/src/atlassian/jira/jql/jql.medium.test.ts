import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { atlassianTokensOf, callJira, sitesOf } from '../../../../../../test/support/atlassian-sandbox.js';
import { part, sandboxForTest } from '../../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../../sandbox.js';

let sandbox: Sandbox;
let ana: { token: string; site: string };
beforeAll(async () => {
  sandbox = await sandboxForTest();
  const token = (await atlassianTokensOf(sandbox, 'ana-lopez')).access_token;
  ana = { token, site: (await sitesOf(sandbox, token))['northwind'] ?? '' };
});
afterAll(() => sandbox.close());

const post = (body: unknown) => callJira(sandbox, ana, 'POST /rest/api/3/search/jql', body);
const keysOf = async (jql: string): Promise<string[]> => {
  const { status, body } = await post({ jql, fields: ['key'], maxResults: 100 });
  if (status !== 200) throw new Error(`${jql}: ${JSON.stringify(body)}`);
  return (part(body, 'issues') as { key: string }[]).map(({ key }) => key);
};
const refusalOf = async (jql: string): Promise<string> => {
  const { status, body } = await post({ jql });
  expect(status).toBe(400);
  expect(part(body, 'errors')).toEqual({});
  return String(part(body, 'errorMessages', 0));
};

describe('what queries find', () => {
  it.each([
    ['key = ARM-12', 'ARM-12'],
    ['issuekey in (arm-12, "ARM-13") order by key', 'ARM-12 ARM-13'],
    ['project = "Robot Arm" and status = "In Review" order by key', 'ARM-12 ARM-15 ARM-16'],
    [
      'project = ARM and assignee = currentUser() and statusCategory != Done order by key asc',
      'ARM-15 ARM-24',
    ],
    [
      'project = ARM and assignee = "Ben Okafor" and status = "In Progress" ORDER BY key DESC',
      'ARM-17 ARM-14 ARM-9 ARM-3 ARM-1',
    ],
    ['project = ARM and assignee is EMPTY and type = Story order by key', 'ARM-20 ARM-23'],
    [
      'project = ARM and not (assignee is not empty) and issuetype in (Story, Bug) order by key',
      'ARM-20 ARM-22 ARM-23 ARM-27',
    ],
    ['summary ~ "jerk" order by key', 'ARM-12 ARM-27'],
    ['summary ~ "\\"straight move\\"" and type = Bug order by key', 'ARM-12 ARM-27'],
    ['text ~ "light curtain" and project = ARM order by key', 'ARM-16 ARM-19 ARM-24'],
    ['text ~ "acceler*"', 'ARM-12'],
    [
      'project = ARM and labels = safety and labels != documentation and status != Done order by key',
      'ARM-2 ARM-15 ARM-24',
    ],
    ['labels in (customer) and project = FLEET order by key', 'FLEET-2 FLEET-3'],
    ['sprint in openSprints() and statusCategory = Done order by key', 'ARM-8 ARM-19'],
    ['sprint = "ARM Sprint 24" order by key', 'ARM-23 ARM-24'],
    ['sprint in futureSprints() order by key', 'ARM-23 ARM-24'],
    ['sprint in closedSprints() and sprint in openSprints() order by key', 'ARM-8 ARM-12 ARM-19'],
    ['fixVersion = 2.4.0 and resolution = Unresolved order by priority, key', 'ARM-15 ARM-12 ARM-18'],
    ['fixVersion in unreleasedVersions(FLEET) order by key', 'FLEET-2 FLEET-4 FLEET-8'],
    ['component = Docs order by key', 'ARM-6 ARM-11 ARM-16'],
    ['parent = ARM-12 order by created', 'ARM-14 ARM-13'],
    ['priority >= High and resolution is empty and project = ARM order by key', 'ARM-12 ARM-15 ARM-24'],
    ['"Story Points" > 8', 'ARM-23 ARM-17'],
    ['cf[10016] in (1, 8) and Team = Motion', 'ARM-4'],
    ['due <= 7d and due >= now()', 'ARM-18'],
    ['due < startOfDay(-1)', ''],
    ['resolution in ("Won\'t Do", Duplicate) order by key', 'ARM-26 ARM-27'],
    ['project = ARM and status changed to "In Review" after -7d order by key', 'ARM-12 ARM-15 ARM-16'],
    [
      'project = ARM and status changed from "In Review" to Done after -10d by "Chloe Martin" order by key',
      'ARM-4 ARM-6 ARM-19',
    ],
    [
      'project = ARM and status was "In Review" and status = Done and resolved >= -7d order by key',
      'ARM-4 ARM-7 ARM-19',
    ],
    ['issue in linkedIssues(ARM-12) order by key', 'ARM-1 ARM-27'],
    ['project = OPS && (type = Incident || due is not empty) order by key', 'OPS-1 OPS-4 OPS-5 OPS-7'],
    ['Severity = "Sev 2"', 'OPS-1'],
  ])('%s', async (jql, expected) => {
    expect((await keysOf(jql)).join(' ')).toBe(expected);
  });

  it('finds what moved this week', async () => {
    const moved = await keysOf('status changed after -7d order by updated desc');
    expect(moved.length).toBeGreaterThan(12);
    expect(await keysOf('resolved >= -7d and project = ARM order by key')).toEqual([
      'ARM-4',
      'ARM-7',
      'ARM-8',
      'ARM-13',
      'ARM-19',
    ]);
    expect(await keysOf('updated >= startOfYear() and created <= "2000-01-01"')).toEqual([]);
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'Unbounded JQL queries are not allowed here'],
    ['order by created', 'Unbounded JQL queries are not allowed here'],
    ['colour = red', "Field 'colour' does not exist or you do not have permission to view it."],
    ['project = XYZ', "The value 'XYZ' does not exist for the field 'project'."],
    ['project = PPL or key = ARM-1', "The value 'PPL' does not exist for the field 'project'."],
    [
      'reporter = "nobody@example.org"',
      "The value 'nobody@example.org' does not exist for the field 'reporter'.",
    ],
    ['status = Sleeping', "The value 'Sleeping' does not exist for the field 'status'."],
    ['key = ARM-999', "An issue with key 'ARM-999' does not exist for field 'key'."],
    ['sprint = Nowhere', "Sprint with name 'Nowhere' does not exist"],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['status ~ x', "The operator '~' is not supported by the 'status' field."],
    ['status > Done', "The operator '>' is not supported by the 'status' field."],
    ['status in Done', 'does not support the non-list value'],
    ['status = (Done)', 'does not support the list value'],
    ['status is Done', "can only be used with 'EMPTY' or 'NULL'"],
    ['created > yesterday', "Date value 'yesterday' for field 'created' is invalid."],
    ['created > "2026-13-45"', "Date value '2026-13-45'"],
    ['assignee = nobody()', "Unable to find JQL function 'nobody()'."],
    ['summary changed', "History searches do not support the 'summary' field."],
    ['summary ~ "*jerk"', 'is not allowed to start with character'],
    [
      'project = ARM status = Done',
      "Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 15)",
    ],
    ['project ARM', "Expecting operator but got 'ARM'."],
    [
      'project = )',
      "Expecting either a value, list or function but got ')'. You must surround ')' in quotation marks",
    ],
    ['project = "ARM', "The quoted string 'ARM' has not been completed. (line 1, character 11)"],
    ['summary ~ c#', "The character '#' is a reserved JQL character."],
    ['(project = ARM', "Expecting ')' but got the end of the query. (line 1, character 15)"],
    ['project = ARM order by', 'Expecting'],
    ['project = ARM order by colour', "Field 'colour' does not exist"],
    ['project = ARM order by labels', "Not able to sort using field 'labels'."],
    ['summary ~ "a\\x"', 'illegal JQL escape sequence'],
  ])('%s', async (jql, words) => {
    expect(await refusalOf(jql)).toContain(words);
  });
});

describe('pages', () => {
  it('gives ids only unless fields are asked', async () => {
    const { body } = await post({ jql: 'key = ARM-12' });
    expect(body).toEqual({ issues: [{ id: expect.any(String) }], isLast: true });
    const fields = await post({ jql: 'key = ARM-12', fields: ['summary', 'nonsense'], expand: 'names' });
    expect(fields.body).toMatchObject({
      issues: [{ key: 'ARM-12', fields: { summary: expect.any(String) } }],
      names: { summary: 'Summary' },
    });
    expect(Object.keys(part(fields.body, 'issues', 0, 'fields') as object)).toEqual(['summary']);
  });

  it('goes on by token, which belongs to its query', async () => {
    const all = await keysOf('project = ARM order by key');
    const seen: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const { body } = await post({
        jql: 'project = ARM order by key',
        fields: ['key'],
        maxResults: 10,
        ...(nextPageToken && { nextPageToken }),
      });
      seen.push(...(part(body, 'issues') as { key: string }[]).map(({ key }) => key));
      nextPageToken = part(body, 'nextPageToken') as string | undefined;
      expect(part(body, 'isLast')).toBe(nextPageToken === undefined);
    } while (nextPageToken);
    expect(seen).toEqual(all);
    const { body } = await post({ jql: 'project = ARM', maxResults: 1 });
    const elsewhere = { jql: 'project = FLEET', nextPageToken: part(body, 'nextPageToken') };
    expect((await post(elsewhere)).status).toBe(400);
  });

  it('answers GET alike, and counts', async () => {
    const query = new URLSearchParams({
      jql: 'project = FLEET order by key',
      maxResults: '1',
      fields: 'key,summary',
    });
    const { body } = await callJira(sandbox, ana, `GET /rest/api/3/search/jql?${query.toString()}`);
    expect(body).toMatchObject({
      issues: [{ key: 'FLEET-1' }],
      isLast: false,
      nextPageToken: expect.any(String),
    });
    const count = await callJira(sandbox, ana, 'POST /rest/api/3/search/approximate-count', {
      jql: 'project = FLEET',
    });
    expect(count.body).toEqual({ count: 11 });
    expect(
      (await callJira(sandbox, ana, 'POST /rest/api/3/search/approximate-count', { jql: '' })).status,
    ).toBe(400);
  });

  it('refuses members it does not know', async () => {
    expect((await post({ jql: 'key = ARM-1', startAt: 0 })).status).toBe(400);
    expect((await post({ jql: 'key = ARM-1', maxResults: 5001 })).status).toBe(400);
  });
});
