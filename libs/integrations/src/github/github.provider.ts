import { defineProvider } from '@hub/kit';

import { githubClient } from './client.js';
import { toError } from './errors.js';
import { spoken } from './spoken.js';

/** GitHub: github.com or an Enterprise Server, by the base URLs it is given. */
export const github = defineProvider({
  id: 'github',
  title: 'GitHub',
  spoken,
  urls: { web: 'https://github.com', api: 'https://api.github.com' },
  oauth: {
    authorize: { base: 'web', path: '/login/oauth/authorize' },
    token: { base: 'web', path: '/login/oauth/access_token' },
    revoke: { base: 'api', path: '/applications/{client_id}/grant', style: 'github-grant' },
    scopeSeparator: ' ',
    pkce: true,
    refresh: { rotates: true, reuseLeeway: 0, killsAccessToken: true },
    deadGrantErrors: ['bad_refresh_token', 'invalid_grant'],
  },
  // GitHub has no scope that only reads repositories; what a skill may change is held back by the hub.
  scopes: {
    repo: {
      label: 'See and change your repositories, issues and pull requests, private ones included',
      providerWords: 'Full control of private repositories',
      includes: ['public_repo', 'repo:status', 'repo_deployment', 'repo:invite', 'security_events'],
    },
    public_repo: {
      label: 'See and change your public repositories, their issues and pull requests',
      providerWords: 'Access public repositories',
    },
  },
  accessPage: { base: 'web', path: '/settings/applications' },
  accountRequests: ['GET /user'],
  client: githubClient,
  async account(client) {
    const { data } = await client.users.getAuthenticated();
    return { id: String(data.id), label: data.login };
  },
  toError,
});
