import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { CaseWorld, Fields } from '../tool-case.js';

/** Ana's connection covers two sites, so every call names one. */
export const site = 'northwind';
export const project = 'ARM';
/** No project grows that large. */
export const nowhere = 'ARM-99999';

/** One column of a list. */
export const values = (answer: Fields, key: string): unknown[] => rowsOf(answer).map((row) => row[key]);

/** The key of a new issue of Ana's. */
export async function newIssue(world: CaseWorld, input: Fields = {}): Promise<string> {
  const answer = await world.call('jira_create_issue', { project, summary: 'Gripper squeaks', site, ...input });
  return String(answer['key']);
}

export const read = (world: CaseWorld, key: unknown): Promise<Fields> =>
  world.call('jira_get_issue', { key, site });

/** The id of the project's scrum board. */
export async function board(world: CaseWorld): Promise<string> {
  const boards = rowsOf(await world.call('jira_list_boards', { project, site }));
  return String(boards.find(({ type }) => type === 'scrum')?.['id']);
}

/** An attachment of that kind, at the issue about the jerking elbow or one like it. */
export async function attachment(world: CaseWorld, mime: RegExp): Promise<string> {
  const found = await world.call('jira_search_issues', { project, text: 'acceleration', site });
  for (const key of values(found, 'key')) {
    const { attachments = [] } = (await read(world, key)) as { attachments?: Fields[] };
    const one = attachments.find((each) => mime.test(String(each['mime'])));
    if (one !== undefined) return String(one['attachment_id']);
  }
  return assert.fail(`no attachment ${String(mime)}`);
}
