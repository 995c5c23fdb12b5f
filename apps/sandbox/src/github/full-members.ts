import type { Wire } from './wire.js';

/** Adds, in place, what GitHub's objects have and emulate's have not; what is there stays. */
export function complete(object: Wire): void {
  if (typeof object['login'] === 'string' && typeof object['url'] === 'string')
    addMissing(object, accountMembers(object['url']));
  if (typeof object['full_name'] === 'string' && 'forks_count' in object)
    addMissing(object, { network_count: object['forks_count'], subscribers_count: 1 });
}

/** The links that stand beside every user and organisation; most are templates (RFC 6570). */
const accountMembers = (url: string): Wire => ({
  gravatar_id: '',
  followers_url: `${url}/followers`,
  following_url: `${url}/following{/other_user}`,
  gists_url: `${url}/gists{/gist_id}`,
  starred_url: `${url}/starred{/owner}{/repo}`,
  subscriptions_url: `${url}/subscriptions`,
  organizations_url: `${url}/orgs`,
  repos_url: `${url}/repos`,
  events_url: `${url}/events{/privacy}`,
  received_events_url: `${url}/received_events`,
});

function addMissing(object: Wire, members: Wire): void {
  for (const [name, value] of Object.entries(members)) object[name] ??= value;
}
