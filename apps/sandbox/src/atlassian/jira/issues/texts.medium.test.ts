import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { JiraDesk } from '../../../../../../test/support/jira-desk.js';
import { doc, paragraph, jiraDesk } from '../../../../../../test/support/jira-desk.js';
import { part, sandboxForTest } from '../../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../../sandbox.js';

let sandbox: Sandbox;
let ana: JiraDesk;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await jiraDesk(sandbox, 'ana-lopez');
});
afterAll(() => sandbox.close());

const call = (route: string, body?: unknown, as: JiraDesk = ana) => as.call(route, body);
const errorsOf = async (fields: Record<string, unknown>) => {
  const all = { project: { key: 'ARM' }, issuetype: { name: 'Task' }, summary: 'A test', ...fields };
  const { status, body } = await call('POST /issue', { fields: all });
  expect(status).toBe(400);
  const errors = part(body, 'errors') as Record<string, unknown>;
  return { ...errors, said: part(body, 'errorMessages') } as Record<string, unknown>;
};

it.each([
  ['a plain string', 'text'],
  ['another version', { type: 'doc', version: 2, content: [] }],
  ['an unknown node', doc({ type: 'markdown', content: [] })],
  ['text outside a block', doc({ type: 'text', text: 'x' })],
  ['an empty text', doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] })],
  ['a heading without a level', doc({ type: 'heading', content: [] })],
  ['a list without items', doc({ type: 'bulletList', content: [] })],
  [
    'an item that begins with a list',
    doc({
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x')] }] }],
        },
      ],
    }),
  ],
  [
    'an unknown mark',
    doc({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'blink' }] }] }),
  ],
  [
    'bold code',
    doc({
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'strong' }, { type: 'code' }] }],
    }),
  ],
  [
    'a link to a script',
    doc({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      ],
    }),
  ],
  [
    'a task without its id',
    doc({
      type: 'taskList',
      attrs: { localId: 'a' },
      content: [{ type: 'taskItem', attrs: { state: 'TODO' } }],
    }),
  ],
  ['an attribute of its own', doc({ type: 'paragraph', attrs: { class: 'x' }, content: [] })],
])('refuses %s as a description and as a comment', async (_what, text) => {
  const refused = await errorsOf({ description: text });
  expect(JSON.stringify(refused)).toMatch(/Atlassian Document|INVALID_INPUT/);
  expect((await call('POST /issue/ARM-1/comment', { body: text })).status).toBe(400);
});

it('takes every block that the editor makes, and very deep lists', async () => {
  const item = (...content: unknown[]) => ({ type: 'listItem', content });
  let deep: unknown = { type: 'bulletList', content: [item(paragraph('bottom'))] };
  for (let level = 0; level < 500; level += 1)
    deep = { type: 'bulletList', content: [item(paragraph('x'), deep)] };
  const cell = (type: string) => ({ type, attrs: {}, content: [paragraph('x')] });
  const description = doc(
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Title' }] },
    { type: 'orderedList', attrs: { order: 3 }, content: [item(paragraph('x'))] },
    { type: 'codeBlock', attrs: { language: 'ts' }, content: [{ type: 'text', text: 'List<String>' }] },
    { type: 'panel', attrs: { panelType: 'info' }, content: [paragraph('x')] },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader'), cell('tableCell')] }] },
    {
      type: 'taskList',
      attrs: { localId: '' },
      content: [
        { type: 'taskItem', attrs: { localId: '', state: 'DONE' }, content: [{ type: 'text', text: 'x' }] },
      ],
    },
    {
      type: 'paragraph',
      content: [{ type: 'mention', attrs: { id: 'x', text: '@Ben' } }, { type: 'hardBreak' }],
    },
    { type: 'rule' },
    deep,
  );
  const key = await ana.create({ description });
  expect((await ana.fieldsOf(key, 'description'))['description']).toEqual(description);
});

it('refuses a text above 32,767 characters', async () => {
  expect((await errorsOf({ description: doc(paragraph('x'.repeat(32_768))) }))['description']).toContain(
    '32,767',
  );
});

it('refuses bodies that are no JSON', async () => {
  const send = (type: string, body: string) =>
    fetch(`${sandbox.atlassian.api}/ex/jira/${ana.site}/rest/api/3/issue`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ana.token}`, 'content-type': type },
      body,
    });
  expect((await send('application/json', '{')).status).toBe(400);
  expect((await send('application/json', '[]')).status).toBe(400);
  expect((await send('text/plain', '{}')).status).toBe(415);
});
