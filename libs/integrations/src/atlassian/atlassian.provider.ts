import { type Account, defineProvider, type Site } from '@hub/kit';

import { type AtlassianClient, atlassianClient, type Me } from './client.js';
import { toError } from './errors.js';
import { calls } from './jira/calls.js';
import { AtlassianRefusal } from './refusal.js';
import { spoken } from './spoken.js';

const day = 86_400;

/** Atlassian Cloud (OAuth 2.0 3LO): one grant, one or more Jira sites. */
export const atlassian = defineProvider({
  id: 'atlassian',
  title: 'Atlassian',
  spoken,
  urls: {
    auth: 'https://auth.atlassian.com',
    api: 'https://api.atlassian.com',
    id: 'https://id.atlassian.com',
  },
  // There is no way to revoke: disconnecting forgets the tokens, and `accessPage` is where the person ends the grant.
  oauth: {
    authorize: { base: 'auth', path: '/authorize' },
    token: { base: 'auth', path: '/oauth/token' },
    tokenBody: 'json',
    signInScopes: ['offline_access', 'read:me'],
    extraParameters: { audience: 'api.atlassian.com', prompt: 'consent' },
    scopeSeparator: ' ',
    pkce: false,
    // The old access token does die, but ten minutes after its companion was used: longer than any call.
    // 90 days unused, a year in all: https://community.developer.atlassian.com/t/54172
    refresh: {
      rotates: true,
      reuseLeeway: 600,
      killsAccessToken: false,
      ends: { unused: 90 * day, always: 365 * day },
    },
    // Also sent where the fault is the hub's own: `unauthorized_client` counts only with "refresh_token is invalid".
    deadGrantErrors: ['invalid_grant'],
  },
  scopes: {
    'read:jira-work': {
      label: 'See issues, comments, attachments and projects',
      providerWords: 'View Jira issue data',
    },
    'write:jira-work': {
      label: 'Create and change issues, comment on them, log time',
      providerWords: 'Create and manage issues',
    },
    'read:jira-user': { label: 'Find your colleagues by name', providerWords: 'View user profiles' },
    'read:board-scope:jira-software': { label: 'See boards', providerWords: 'Read boards' },
    'write:board-scope:jira-software': {
      label: 'Move issues to the backlog of a board',
      providerWords: 'Write boards',
    },
    'read:sprint:jira-software': { label: 'See sprints', providerWords: 'Read sprints' },
    'write:sprint:jira-software': { label: 'Move issues into sprints', providerWords: 'Write sprints' },
    'read:project:jira': { label: 'See which projects a board shows', providerWords: 'View projects' },
    'read:issue-details:jira': {
      label: 'See the issues that a board shows in detail',
      providerWords: 'View issue details',
    },
    'read:me': { label: 'See who you are at Atlassian', providerWords: 'View user profile' },
    offline_access: {
      label: 'Stay connected while you are away',
      providerWords: 'Access while you are away',
    },
  },
  accessPage: { base: 'id', path: '/manage-profile/apps' },
  accountRequests: ['GET /me', 'GET /oauth/token/accessible-resources', calls.getMyself],
  client: atlassianClient,
  account: accountOf,
  toError,
});

async function accountOf(client: AtlassianClient): Promise<Account> {
  const sites = await sitesOf(client);
  const me = await client.me().catch(async (cause: unknown): Promise<Me> => {
    const [site] = sites;
    // A grant given before the hub asked for `read:me`.
    if (!(cause instanceof AtlassianRefusal) || site === undefined) throw cause;
    return asMe(await client.on(site).getCurrentUser());
  });
  return { id: me.account_id, label: me.email ?? me.name ?? me.account_id, sites };
}

const asMe = (user: { accountId?: string; emailAddress?: string; displayName?: string }): Me => ({
  account_id: user.accountId ?? '',
  ...(user.emailAddress !== undefined && { email: user.emailAddress }),
  ...(user.displayName !== undefined && { name: user.displayName }),
});

// A site is listed once for each of its products: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/
async function sitesOf(client: AtlassianClient): Promise<Site[]> {
  const resources = await client.resources();
  const withJira = resources.filter(({ scopes }) => scopes.some((scope) => scope.includes('jira')));
  return [...new Map(withJira.map(({ id, name, url }) => [id, { id, name, url }])).values()];
}
