import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { cases } from './cases/all-cases.js';
import { rowsOf } from './cases/rows.js';
import { site } from './cases/jira/places.js';
import type { Fields } from './cases/tool-case.js';
import { tools } from './published.js';
import { type AnswerTokens, type Meter, openMeter } from './tokens/answers.js';
import { budgetOf } from './tokens/budgets.js';
import { tableOf } from './tokens/table.js';
import { busyRepository, writeLongThread } from './tokens/typical-data.js';

let sandbox: Sandbox;
let meter: Meter;
const measured = new Map<string, AnswerTokens>();

beforeAll(async () => {
  sandbox = await startSandbox({ seed: busyRepository });
  meter = await openMeter(sandbox);
}, 30_000);

afterAll(async () => {
  await sandbox.close();
  // Only `npm run tokens` asks for it.
  const path = process.env['TOKENS_TABLE'];
  if (path !== undefined) writeFileSync(path, tableOf(measured));
});

async function costOf(name: string, tool: string, input: Fields) {
  const { answer, tokens } = await meter.measure(tool, input);
  measured.set(name, tokens);
  return { ...tokens, answer };
}

describe('an answer on the data that people have', () => {
  it('is 1,500 tokens as text and 4,700 as structure at most for 30 pull requests', async () => {
    const input = { repo: 'northwind/robot-arm', limit: 30 };
    const { answer, text, structured } = await costOf(
      '30 pull requests',
      'github_search_pull_requests',
      input,
    );
    expect(rowsOf(answer).length).toBe(30);
    expect(text).toBeLessThanOrEqual(1_500);
    expect(structured).toBeLessThanOrEqual(4_700);
  });

  it('is 700 tokens as text and 1,300 as structure at most for a search of 16 issues', async () => {
    const input = { project: 'ARM', limit: 16, site };
    const { answer, text, structured } = await costOf('16 issues', 'jira_search_issues', input);
    expect(rowsOf(answer).length).toBe(16);
    expect(text).toBeLessThanOrEqual(700);
    expect(structured).toBeLessThanOrEqual(1_300);
  });

  it('is 5,000 tokens at most for a conversation of 20 messages', async () => {
    const query = `subject:"${writeLongThread(sandbox)}"`;
    const [found] = rowsOf(await meter.call('gmail_search_threads', { query }));
    const input = { thread_id: found?.['thread_id'], max_messages: 20 };
    const { answer, text, structured } = await costOf('a thread of 20 messages', 'gmail_get_thread', input);
    expect(rowsOf(answer, 'messages').length).toBe(20);
    expect(Math.max(text, structured)).toBeLessThanOrEqual(5_000);
  });
});

const reads = tools.filter(({ effect }) => effect === 'read').map(({ name }) => name);

describe('a typical answer', () => {
  it.each(reads)('of %s is within its budget', async (name) => {
    const [typical] = cases.filter(({ tool }) => tool === name);
    if (typical === undefined) throw new Error(`${name} has no case in test/catalog/cases`);
    const { structured, text } = await costOf(name, name, await typical.good.input(meter));
    const most = budgetOf(name);
    expect(structured).toBeLessThanOrEqual(most.structured);
    expect(text).toBeLessThanOrEqual(most.text);
  });
});
