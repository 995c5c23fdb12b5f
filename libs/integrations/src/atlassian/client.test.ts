import type { ProviderRequest, Site } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { atlassian } from './atlassian.provider.js';
import { atlassianClient } from './client.js';

const northwind = { id: 'c1', name: 'northwind', url: 'https://northwind.atlassian.net' };
const labs = { id: 'c2', name: 'northwind-labs', url: 'https://northwind-labs.atlassian.net' };

function clientAnswering(answers: Record<string, unknown>, sites: readonly Site[] = [northwind]) {
  const sent: ProviderRequest[] = [];
  const client = atlassianClient({
    urls: { auth: 'https://auth.example', api: 'https://api.example', id: 'https://id.example' },
    sites,
    send: async (request) => {
      sent.push(request);
      const [path, answer = {}] = Object.entries(answers).find(([path]) => request.url.includes(path)) ?? [];
      return {
        status: path === undefined ? 401 : 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(answer)),
      };
    },
  });
  return { client, sent };
}

describe('the client', () => {
  it('builds a request of jira.js on the site, without a credential', async () => {
    const { client, sent } = clientAnswering({ '/search/jql': { issues: [{ key: 'ARM-1' }] } });
    const { issues } = await client
      .at()
      .searchAndReconsileIssuesUsingJqlPost({ jql: 'project = ARM', fields: ['summary'], maxResults: 5 });
    expect(issues?.[0]?.key).toBe('ARM-1');
    expect(sent).toEqual([
      {
        method: 'POST',
        url: 'https://api.example/ex/jira/c1/rest/api/3/search/jql',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: '{"fields":["summary"],"jql":"project = ARM","maxResults":5}',
      },
    ]);
  });

  it('repeats the name of a parameter for a list', async () => {
    const { client, sent } = clientAnswering({ '/issue/': {} });
    await client.at().getIssue({ issueIdOrKey: 'ARM-1', fields: ['summary', 'status'], expand: 'names' });
    expect(sent[0]?.url).toBe(
      'https://api.example/ex/jira/c1/rest/api/3/issue/ARM-1?fields=summary&fields=status&expand=names',
    );
  });

  it('gives the bytes of an attachment, also of one that is JSON', async () => {
    const { client } = clientAnswering({ '/content/7': { a: 1 } });
    const content: unknown = await client.at().getAttachmentContent({ id: '7', redirect: false });
    expect(content).toEqual(Buffer.from('{"a":1}'));
  });
});

describe('the site', () => {
  it('is implied where there is one, and found by name or address where there are several', () => {
    expect(clientAnswering({}).client.at().site).toEqual(northwind);
    const { client } = clientAnswering({}, [northwind, labs]);
    for (const name of [
      'northwind-labs',
      'Northwind-Labs',
      labs.url,
      'northwind-labs.atlassian.net',
      `${labs.url}/browse/LAB-1`,
    ])
      expect(client.at(name).site.id).toBe('c2');
  });

  it('is asked for, with the choices, where there are several', () => {
    const { client } = clientAnswering({}, [northwind, labs]);
    expect(() => client.at()).toThrow(
      expect.objectContaining({
        code: 'needs_input',
        candidates: [
          expect.objectContaining({ field: 'site', value: 'northwind.atlassian.net' }),
          expect.objectContaining({ field: 'site', value: 'northwind-labs.atlassian.net' }),
        ],
      }),
    );
  });

  it('is refused when unknown, with the choices', () => {
    expect(() => clientAnswering({}).client.at('contoso')).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        problems: [{ field: 'site', problem: 'Name one of northwind' }],
      }),
    );
  });

  it('is missed in words where the grant covers none', () => {
    expect(() => clientAnswering({}, []).client.at()).toThrow(expect.objectContaining({ code: 'denied' }));
  });
});

describe('the account', () => {
  const resources = [
    { ...northwind, scopes: ['read:jira-work'], avatarUrl: 'https://a.example' },
    { ...northwind, scopes: ['read:confluence-content.all'], avatarUrl: 'https://a.example' },
    { id: 'c9', name: 'wiki', url: 'https://wiki.example', scopes: ['read:confluence-content.all'] },
  ];

  it('is who the person is and the sites with Jira, each once', async () => {
    const { client } = clientAnswering({
      '/me': { account_id: 'a1', email: 'ana@northwind.example' },
      '/accessible-resources': resources,
    });
    await expect(atlassian.account(client)).resolves.toEqual({
      id: 'a1',
      label: 'ana@northwind.example',
      sites: [northwind],
    });
  });

  it('is asked of Jira where the grant does not name the person', async () => {
    const { client } = clientAnswering({
      '/myself': { accountId: 'a1', displayName: 'Ana Lopez' },
      '/accessible-resources': resources,
    });
    await expect(atlassian.account(client)).resolves.toMatchObject({ id: 'a1', label: 'Ana Lopez' });
  });
});
