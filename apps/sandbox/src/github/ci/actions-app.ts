import { isoSecond } from '../../gateway/clock.js';
import { complete } from '../full-members.js';
import type { Wire } from '../wire.js';
import { nodeId } from '../wire.js';
import type { World } from '../world.js';

function makers(world: World): Wire {
  const url = `${world.api}/users/github`;
  const account = {
    login: 'github',
    id: 9919,
    node_id: nodeId('Organization', 9919),
    avatar_url: `${world.web}/github.png`,
    url,
    html_url: `${world.web}/github`,
    type: 'Organization',
    site_admin: false,
  };
  complete(account);
  return account;
}

/** GitHub Actions as the app that every check run names. */
export const actionsApp = (world: World): Wire => ({
  id: 15_368,
  slug: 'github-actions',
  node_id: nodeId('App', 15_368),
  owner: makers(world),
  name: 'GitHub Actions',
  description: 'Runs workflows',
  external_url: `${world.web}/features/actions`,
  html_url: `${world.web}/apps/github-actions`,
  created_at: isoSecond(0),
  updated_at: isoSecond(0),
  permissions: { actions: 'write', checks: 'write', contents: 'write', metadata: 'read' },
  events: ['check_run', 'push', 'pull_request'],
});
