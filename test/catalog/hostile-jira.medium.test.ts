import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { rowsOf } from './cases/rows.js';
import type { Fields } from './cases/tool-case.js';
import { expectHarmless, type HostileDesk, openDesk } from './hostile-desk.js';
import { brokenOut, tricky, unseen } from './hostile-words.js';
import type { Exchange } from './wire.js';

const site = 'northwind';

let sandbox: Sandbox;
let desk: HostileDesk;
let key: unknown;

beforeAll(async () => {
  sandbox = await startSandbox();
  desk = await openDesk(sandbox, ['atlassian']);
  key = (await desk.call('jira_create_issue', { project: 'ARM', summary: 'Strange', site }))['key'];
  await desk.call('jira_add_comment', { key, body: 'Hello', site });
});
afterAll(async () => {
  await desk.close();
  await sandbox.close();
});

const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const nested = (types: readonly string[], depth: number): unknown => {
  let node: unknown = paragraph('the end');
  for (let level = 0; level < depth; level += 1) node = { type: types[level % types.length], content: [node] };
  return node;
};

interface Answer {
  readonly fields?: Fields;
  readonly issues?: readonly { readonly fields?: Fields }[];
  readonly comments?: readonly Fields[];
}

/** Lays these over the fields of every issue, the body of a comment. Jira takes 32,767 characters; what answers may not be Jira. */
function answering({ fields = {}, body }: { fields?: Fields; body?: unknown }): void {
  desk.spoil = ({ response }: Exchange) => {
    const answer = JSON.parse(response.body.toString() || '{}') as Answer;
    for (const issue of [answer, ...(answer.issues ?? [])]) if (issue.fields) Object.assign(issue.fields, fields);
    for (const comment of answer.comments?.slice(0, 1) ?? []) Object.assign(comment, body !== undefined && { body });
    return Buffer.from(JSON.stringify(answer));
  };
}

const asked = () => ({ key, site, max_chars: 20_000 });

describe('a document of Jira', () => {
  it.each([
    ['lists 500 deep', doc(nested(['listItem', 'bulletList'], 500))],
    ['quotes 500 deep', doc(nested(['blockquote'], 500))],
    ['panels and tables 500 deep', doc(nested(['panel', 'expand', 'table', 'tableRow', 'tableCell'], 500))],
    ['nobody knows what 500 deep', doc(nested(['mystery'], 500))],
  ])('is read whatever its depth: %s', async (_name, description) => {
    answering({ fields: { description }, body: description });
    const issue = await desk.measure('jira_get_issue', asked());
    expectHarmless(issue);
    expect(issue.content['description']).toContain('the end');
    const comments = await desk.measure('jira_list_comments', { ...asked(), limit: 50 });
    expectHarmless(comments);
    expect(JSON.stringify(comments.content)).toContain('the end');
  });

  it.each([
    ['one text of 1 MB', doc(paragraph('word '.repeat(200_000)))],
    ['10,000 paragraphs', doc(...Array.from({ length: 10_000 }, () => paragraph('word '.repeat(20))))],
    ['signs of Markdown, as many as Jira takes', doc(paragraph('*_`[](|\\#'.repeat(3_640)))],
    ['as many marked pieces as Jira takes characters', doc({ type: 'paragraph', content: Array.from({ length: 32_767 }, (_, at) => ({ type: 'text', text: 'a', marks: [{ type: at % 2 ? 'em' : 'strong' }] })) })],
  ])('says what is left out where it is %s', async (_name, description) => {
    answering({ fields: { description }, body: description });
    const issue = await desk.measure('jira_get_issue', asked());
    expectHarmless(issue);
    expect(issue.content['description']).toMatch(/left out: .*open the url/);
    const comments = await desk.measure('jira_list_comments', { ...asked(), limit: 50 });
    expectHarmless(comments);
    expect(rowsOf(comments.content)[0]?.['text']).toMatch(/left out: jira_list_comments/);
  });
});

describe('an issue', () => {
  it.each(tricky)('shows nothing hidden and stays in its place: %s', async (_wrong, words) => {
    const named = { displayName: words, accountId: 'x' };
    const attachment = [
      { id: '1', filename: `../${words}`, mimeType: words, size: 1, author: named, created: '2026-11-01T10:00:00.000+0000' },
    ];
    const description = doc(paragraph(words));
    answering({ fields: { summary: words, labels: [words], reporter: named, assignee: named, attachment, description }, body: description });
    const found = await desk.measure('jira_search_issues', { project: 'ARM', limit: 5, site });
    expectHarmless(found);
    expect(brokenOut(found.text)).toEqual([]);
    const issue = await desk.measure('jira_get_issue', { key, site });
    expectHarmless(issue);
    expect(brokenOut(issue.text, 1)).toEqual([]);
    const comments = await desk.measure('jira_list_comments', { ...asked(), limit: 50 });
    expect(brokenOut(comments.text)).toEqual([]);
  });

  it('with a summary and labels beyond all measure is cut, and says so', async () => {
    answering({ fields: { summary: `${unseen}long `.repeat(1_000), labels: Array.from({ length: 5_000 }, (_, at) => `label-${at}`) } });
    const found = await desk.measure('jira_search_issues', { project: 'ARM', limit: 5, site });
    expectHarmless(found);
    expect(found.truncated).toBe(true);
    const issue = await desk.measure('jira_get_issue', { key, site });
    expectHarmless(issue);
    expect(issue.truncated).toBe(true);
  });
});
