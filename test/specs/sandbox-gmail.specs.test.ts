import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { gmailMethods } from '../../apps/sandbox/src/google/gmail/gmail-methods.js';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { gmailAs, me, rawMail } from '../support/google-mail.js';
import { discoveryCheck } from './discovery-check.js';
import { type DiscoveryDocument, methodsOf } from './discovery-document.js';
import { readSpec, whyNoSpecs } from './folder.js';

if (whyNoSpecs !== undefined) {
  // oxlint-disable-next-line jest/no-disabled-tests -- there is nothing to hold it against, and its name says so
  it.skip(`Gmail's stand-in against its description: ${whyNoSpecs}`, () => undefined);
} else {
  const document = readSpec('gmail.v1.json') as DiscoveryDocument;
  const described = new Map(methodsOf(document).map((method) => [method.id, method]));

  const googleOf = (id: string) => {
    const method = described.get(id);
    if (!method) throw new Error(`${id} is no method of Gmail`);
    const parameters = Object.entries(method.parameters ?? {});
    const schema = document.schemas[method.request?.$ref ?? ''] as { properties?: object } | undefined;
    return {
      ...method,
      scopes: method.scopes ?? [],
      query: parameters.filter(([, { location }]) => location === 'query').map(([name]) => name),
      members: Object.keys(schema?.properties ?? {}),
    };
  };

  // Scopes that the stand-in's consent page does not offer.
  const notOffered = /gmail\.(metadata|addons\.|settings\.)/;

  // Vault's concern, and of no use to a person's mail.
  const notTaken = new Set(['deleted']);

  describe.each(gmailMethods.map((method) => [method.id, method] as const))('%s', (id, method) => {
    it('takes the scopes, parameters and members that Google describes', () => {
      const google = googleOf(id);
      expect([...method.scopes].sort()).toEqual(
        google.scopes.filter((scope) => !notOffered.test(scope)).sort(),
      );
      const [verb, path] = method.route.split(' ');
      const template = `gmail/v1/users/{userId}${path}`.replaceAll(/:(\w+)/g, '{$1}');
      expect([google.httpMethod, google.flatPath]).toEqual([verb, template]);
      expect([...method.query].sort()).toEqual(google.query.filter((name) => !notTaken.has(name)).sort());
      expect(method.body.filter((name) => !google.members.includes(name))).toEqual([]);
      expect(google.mediaUpload !== undefined).toBe(method.upload ?? false);
    });
  });

  describe('answers', () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
      sandbox = await startSandbox({ redirectUris: ['http://127.0.0.1:9/callback'] });
    });
    afterAll(() => sandbox.close());

    it('are as Google describes them, through a whole day of mail', async () => {
      const check = discoveryCheck([document]);
      const problems: unknown[] = [];
      const names = new Set<string | undefined>();
      const base = sandbox.google.api;
      const mail = await gmailAs(sandbox, 'ana-lopez', 'gmail.modify', async (url, init) => {
        const response = await fetch(url, init);
        const { pathname, searchParams } = new URL(url);
        const path = pathname.slice(new URL(base).pathname.length);
        const method = init?.method ?? 'GET';
        names.add(check.nameOf(method, path));
        const request = { method, path, query: searchParams, headers: {} };
        const answer = {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: Buffer.from(await response.clone().arrayBuffer()),
        };
        problems.push(...check.checkResponse(request, answer));
        return response;
      });
      await useEverything(mail);
      expect(problems).toEqual([]);
      // Deleting for good takes a scope that no token here has.
      expect(names.size).toBe(gmailMethods.length - 2);
    });
  });
}

type Mail = Awaited<ReturnType<typeof gmailAs>>;

const raw = rawMail({ To: 'ben@northwind.example', Subject: 'Day' });

async function useEverything(mail: Mail): Promise<void> {
  await mail.users.getProfile(me);
  await mail.users.settings.sendAs.list(me);
  await mail.users.settings.sendAs.get({ ...me, sendAsEmail: 'ana@northwind.example' });
  const { data: label } = await mail.users.labels.create({ ...me, requestBody: { name: 'Day' } });
  const change = { addLabelIds: [label.id ?? ''] };
  await useMessages(mail, change);
  await useThreads(mail, change);
  await useDrafts(mail);
  await useLabels(mail, label.id ?? '');
}

async function useLabels({ users: { labels } }: Mail, id: string): Promise<void> {
  await labels.list(me);
  await labels.get({ ...me, id });
  await labels.patch({ ...me, id, requestBody: { messageListVisibility: 'hide' } });
  await labels.update({ ...me, id, requestBody: { name: 'Days' } });
  await labels.delete({ ...me, id });
}

async function useMessages({ users: { messages } }: Mail, change: { addLabelIds: string[] }): Promise<void> {
  const { data: list } = await messages.list({ ...me, q: 'filename:cycle-log-A17.csv', maxResults: 3 });
  const id = list.messages?.[0]?.id ?? '';
  for (const format of ['full', 'metadata', 'minimal', 'raw']) await messages.get({ ...me, id, format });
  const full = await messages.get({ ...me, id });
  const attachmentId = full.data.payload?.parts?.[1]?.body?.attachmentId ?? '';
  await messages.attachments.get({ ...me, messageId: id, id: attachmentId });
  await messages.modify({ ...me, id, requestBody: change });
  await messages.batchModify({ ...me, requestBody: { ids: [id], ...change } });
  await messages.trash({ ...me, id });
  await messages.untrash({ ...me, id });
  await messages.send({ ...me, requestBody: { raw } });
  await messages.insert({ ...me, requestBody: { raw, labelIds: ['INBOX'] } });
  await messages.list({ ...me, q: 'nothing at all like this' });
  await messages.get({ ...me, id: 'nonsense' });
}

async function useThreads(
  { users: { threads } }: Mail,
  requestBody: { addLabelIds: string[] },
): Promise<void> {
  const { data } = await threads.list({ ...me, q: 'in:inbox', maxResults: 3 });
  const thread = { ...me, id: data.threads?.[0]?.id ?? '' };
  await threads.get(thread);
  await threads.modify({ ...thread, requestBody });
  await threads.trash(thread);
  await threads.untrash(thread);
}

async function useDrafts({ users: { drafts } }: Mail): Promise<void> {
  const requestBody = { message: { raw } };
  const { data: first } = await drafts.create({ ...me, requestBody });
  const id = first.id ?? '';
  await drafts.list(me);
  await drafts.get({ ...me, id });
  await drafts.update({ ...me, id, requestBody });
  await drafts.send({ ...me, requestBody: { id } });
  const { data: second } = await drafts.create({ ...me, requestBody });
  await drafts.delete({ ...me, id: second.id ?? '' });
}
