import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

type Fields = Record<string, unknown>;

interface Answer {
  readonly result?: Fields;
  readonly code?: string;
}

/** A call whose reply is lost: on which request, and where the hub looks afterwards. */
interface Loss {
  readonly tool: string;
  readonly input: () => Promise<Fields>;
  readonly request: string;
  readonly look: string;
  /** What there is of it at the provider. */
  readonly made: (input: Fields) => Promise<unknown[]>;
}

let house: House;
let ana: string;

beforeAll(async () => {
  house = await openHouse();
  const visitor = await new Visitor(house, 'ana').signIn();
  for (const skill of [
    'triage-issues',
    'manage-pull-requests',
    'send-email',
    'draft-replies',
    'write-documents',
    'share-files',
    'create-and-groom-issues',
    'move-work-along',
  ])
    await visitor.connect(skill);
  ana = await visitor.key();
}, 90_000);
afterAll(() => house.close());

async function call(tool: string, input: Fields, idempotencyKey?: string, key = ana): Promise<Answer> {
  const answer = await fetch(`${house.url}/api/v1/tools/${tool}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    body: JSON.stringify(input),
  });
  return (await answer.json()) as Answer;
}

async function result(tool: string, input: Fields): Promise<Fields> {
  const { result, ...refusal } = await call(tool, input);
  if (result === undefined) throw new Error(`${tool}: ${JSON.stringify(refusal)}`);
  return result;
}

const rows = async (tool: string, input: Fields): Promise<Fields[]> =>
  (await result(tool, input))['items'] as Fields[];

/** How the newest call of a tool stands in the record. */
async function outcomeOf(tool: string): Promise<string | undefined> {
  const [row] = await house.query<{ outcome: string }>(
    'SELECT outcome FROM calls WHERE tool = $1 ORDER BY at DESC LIMIT 1',
    [tool],
  );
  return row?.outcome;
}

async function untilUnknown(tool: string): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end; await sleep(20))
    if ((await outcomeOf(tool)) === 'unknown') return;
  throw new Error(`${tool} was never recorded as unknown, but as ${await outcomeOf(tool)}`);
}

const lose = ({ request }: Pick<Loss, 'request'>, when: 'before' | 'after') => {
  const [method = '', path = ''] = request.split(' ');
  house.sandbox.faults.push({ method, path, drop: true, when });
};
const slowDown = ({ look }: Pick<Loss, 'look'>) => {
  const [method = '', path = ''] = look.split(' ');
  house.sandbox.faults.push({ method, path, delayMs: 700 });
};
const asked = () => house.sandbox.ledger.snapshot().requests.length;

const fresh = (words: string): string => `${words} ${randomUUID().slice(0, 8)}`;
const repo = 'northwind/robot-arm';
const site = 'northwind';
const to = ['ben@northwind.example'];

/** An open pull request, another one each time: what is merged is gone. */
async function nextPull(): Promise<Fields> {
  const where = { repo: 'northwind/fleet-console' };
  const [waiting] = await rows('github_search_pull_requests', where);
  const pull = waiting ? { ...where, number: waiting['number'] } : await openPull();
  const { head_sha } = await result('github_get_pull_request', pull);
  return { ...pull, expected_head_sha: head_sha };
}

async function openPull(): Promise<Fields> {
  const pull = { repo, head: 'gripper-soft-close', title: fresh('Lost') };
  const { number } = await result('github_create_pull_request', pull);
  return { repo, number };
}

const losses: readonly Loss[] = [
  {
    tool: 'github_create_issue',
    input: async () => ({ repo, title: fresh('Lost'), body: 'Whose reply was lost' }),
    request: 'POST /repos/.*/issues$',
    look: 'GET /repos/.*/issues$',
    made: ({ title }) => rows('github_search_issues', { repo, text: `"${String(title)}"` }),
  },
  {
    tool: 'github_merge_pull_request',
    input: nextPull,
    request: 'PUT /pulls/\\d+/merge$',
    look: 'GET /pulls/\\d+$',
    made: async ({ repo: where, number }) => {
      const { merged } = await result('github_get_pull_request', { repo: where, number });
      return merged === true ? [number] : [];
    },
  },
  {
    tool: 'gmail_send_message',
    input: async () => ({ to, subject: fresh('Lost'), body: 'Hello' }),
    request: 'POST /messages/send$',
    look: 'GET /users/me/messages$',
    made: ({ subject }) => rows('gmail_search_threads', { query: `in:sent subject:"${String(subject)}"` }),
  },
  {
    tool: 'gmail_create_draft',
    input: async () => ({ to, subject: fresh('Lost'), body: 'Hello' }),
    request: 'POST /users/me/drafts$',
    look: 'GET /users/me/drafts$',
    made: ({ subject }) => rows('gmail_list_drafts', { query: `subject:"${String(subject)}"` }),
  },
  {
    tool: 'drive_create_document',
    input: async () => ({ name: fresh('Lost'), markdown: '# Lost' }),
    request: 'POST /upload/drive/v3/files$',
    look: 'GET /api/drive/v3/files$',
    made: ({ name }) => rows('drive_search_files', { name }),
  },
  {
    tool: 'drive_share_file',
    input: async () => {
      const { file_id: file } = await result('drive_create_document', {
        name: fresh('Shared'),
        markdown: '.',
      });
      return { file, emails: to };
    },
    request: 'POST /permissions$',
    look: 'GET /permissions$',
    made: async ({ file }) =>
      (await rows('drive_list_permissions', { file })).filter((row) => JSON.stringify(row).includes('ben@')),
  },
  {
    tool: 'jira_create_issue',
    input: async () => ({ project: 'ARM', summary: fresh('Lost'), site }),
    request: 'POST /issue$',
    look: 'POST /search/jql$',
    made: ({ summary }) => rows('jira_search_issues', { project: 'ARM', text: summary, site }),
  },
  {
    tool: 'jira_add_comment',
    input: async () => {
      const { key } = await result('jira_create_issue', { project: 'ARM', summary: fresh('Talk'), site });
      return { key, body: 'The same words', site };
    },
    request: 'POST /comment$',
    look: 'GET /comment$',
    made: ({ key }) => rows('jira_list_comments', { key, site }),
  },
];

describe.each(losses.map((loss) => [loss.tool, loss] as const))('%s, its reply lost', (tool, loss) => {
  it('after it was done is recorded as unknown, then settled by looking, and never done twice', async () => {
    const input = await loss.input();
    const key = randomUUID();
    lose(loss, 'after');
    slowDown(loss);
    const answering = call(tool, input, key);
    await untilUnknown(tool);
    const settled = await answering;
    expect(settled).toMatchObject({ result: expect.anything() });
    expect(await outcomeOf(tool)).toBe('ok');
    expect(await loss.made(input)).toHaveLength(1);
    const before = asked();
    expect(await call(tool, input, key)).toEqual({ ...settled, deduplicated: true });
    expect(asked()).toBe(before);
  });

  it('before it was done says that nothing was done, and may be made again', async () => {
    const input = await loss.input();
    const key = randomUUID();
    lose(loss, 'before');
    const refusal = await call(tool, input, key);
    expect(refusal).toMatchObject({ code: 'upstream' });
    expect(JSON.stringify(refusal)).toContain('nothing was done');
    expect(await outcomeOf(tool)).toBe('failed');
    expect(await loss.made(input)).toHaveLength(0);
    expect(await call(tool, input, key)).toMatchObject({ result: expect.anything() });
    expect(await outcomeOf(tool)).toBe('ok');
    expect(await loss.made(input)).toHaveLength(1);
  });
});

describe('a mail whose reply was lost, of somebody who may only send', () => {
  it('stays unknown, says so, and is not sent again when it is asked for again', async () => {
    const dmitri = await new Visitor(house, 'dmitri').signIn();
    await dmitri.connect('send-email', 'dmitri-volkov', {
      choices: '1',
      granted: 'https://www.googleapis.com/auth/gmail.send',
    });
    const key = await dmitri.key();
    const mail = { to: ['ana@northwind.example'], subject: fresh('Blind'), body: 'Hello' };
    const repeat = randomUUID();
    lose({ request: 'POST /messages/send$' }, 'after');
    for (let time = 0; time < 2; time += 1) {
      const answer = await call('gmail_send_message', mail, repeat, key);
      expect(answer).toMatchObject({ code: 'outcome_unknown' });
      expect(JSON.stringify(answer)).toMatch(/Look there before/);
      expect(await outcomeOf('gmail_send_message')).toBe('unknown');
    }
    expect(await rows('gmail_search_threads', { query: `subject:"${mail.subject}"` })).toHaveLength(1);
  });
});
