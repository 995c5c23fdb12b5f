import type { gmail_v1 } from '@googleapis/gmail';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { firstId, firstThread, gmailAs, me, rawMail } from '../../../../../test/support/google-mail.js';
import { googleTokensOf, part, sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let ana: gmail_v1.Gmail;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await gmailAs(sandbox, 'ana-lopez');
});
afterAll(() => sandbox.close());

it('tells an id that is no id from one that is nobody’s, and hides the mail of others', async () => {
  const statusOf = async (id: string) => (await ana.users.messages.get({ ...me, id })).status;
  expect([await statusOf('nonsense'), await statusOf('19ffffffffffffff')]).toEqual([400, 404]);
  expect(await statusOf(await firstId(await gmailAs(sandbox, 'dmitri-volkov'), 'pilot'))).toBe(404);
  const other = await ana.users.getProfile({ userId: 'ben@northwind.example' });
  expect([other.status, part(other.data, 'error', 'message')]).toEqual([
    403,
    'Delegation denied for ana@northwind.example',
  ]);
  expect((await ana.users.getProfile({ userId: 'ana@northwind.example' })).data.emailAddress).toBe(
    'ana@northwind.example',
  );
});

it.each([
  ['gmail.readonly', [200, 403, 403, 403, 403]],
  ['gmail.compose', [403, 200, 200, 403, 403]],
  ['gmail.send', [403, 200, 403, 403, 403]],
  ['gmail.labels', [403, 403, 403, 403, 200]],
  ['gmail.modify', [200, 200, 200, 200, 200]],
])('opens with %s only what the scope is for', async (scope, statuses) => {
  const mail = await gmailAs(sandbox, 'chloe-martin', scope);
  const message = { raw: rawMail({ To: 'x@elsewhere.example', Subject: 'Scopes' }) };
  const id = await firstThread(await gmailAs(sandbox, 'chloe-martin'), 'product');
  const answers = [
    await mail.users.threads.list(me),
    await mail.users.messages.send({ ...me, requestBody: message }),
    await mail.users.drafts.create({ ...me, requestBody: { message } }),
    await mail.users.threads.modify({ ...me, id, requestBody: { addLabelIds: ['STARRED'] } }),
    await mail.users.labels.create({ ...me, requestBody: { name: `For ${scope}` } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual(statuses);
});

it('says in Google’s shape what is wrong with a token', async () => {
  const tokens = await googleTokensOf(sandbox, 'ana-lopez', 'gmail.send');
  const profile = (token?: string) =>
    fetch(`${sandbox.google.api}/gmail/v1/users/me/profile`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
  const narrow = await profile(tokens.access_token);
  expect(narrow.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  expect(await narrow.json()).toMatchObject({
    error: {
      code: 403,
      status: 'PERMISSION_DENIED',
      errors: [{ reason: 'insufficientPermissions' }],
      details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
    },
  });
  sandbox.clock.advance(3600);
  const expired = await profile(tokens.access_token);
  sandbox.clock.advance(-3600);
  expect([expired.status, expired.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('Bearer'),
  ]);
  expect(await expired.json()).toMatchObject({ error: { code: 401, status: 'UNAUTHENTICATED' } });
  expect([(await profile('ya29.invented')).status, (await profile()).status]).toEqual([401, 401]);
});

it('lets planned faults answer as Gmail does when it is too much', async () => {
  const body = {
    error: { code: 429, status: 'RESOURCE_EXHAUSTED', errors: [{ reason: 'rateLimitExceeded' }] },
  };
  sandbox.faults.push({
    path: '/gmail/v1/users/me/profile$',
    status: 429,
    headers: { 'retry-after': '2' },
    body,
  });
  const limited = await ana.users.getProfile(me);
  expect([limited.status, part(limited.headers, 'retry-after')]).toEqual([429, '2']);
  expect((await ana.users.getProfile(me)).data).toMatchObject({ messagesTotal: expect.any(Number) });
});
