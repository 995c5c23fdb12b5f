import type { Answer, Incoming } from '../gateway/answer.js';
import { json } from '../gateway/answer.js';

import { scopeMismatch, unauthorized } from './jira/errors.js';
import type { Consent } from './oauth/families.js';
import { siteScopes } from './oauth/scopes.js';
import { personOf } from './people.js';
import type { AtlassianWorld } from './world.js';

/** The consent behind the request's bearer token; 401 when there is none that lives. */
export function consentOf(world: AtlassianWorld, request: Incoming): Consent {
  const token = /^bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
  const consent = world.grants.findByAccess(token);
  if (!consent) throw unauthorized();
  return consent;
}

/** GET /oauth/token/accessible-resources: the granted sites. */
export function accessibleResources(world: AtlassianWorld, consent: Consent): Answer {
  const scopes = siteScopes(consent.scopes);
  const rows = world.sites
    .filter((site) => scopes.length > 0 && consent.cloudIds.includes(site.cloudId))
    .map(({ cloudId, url, name }) => ({
      id: cloudId,
      url,
      name,
      scopes,
      avatarUrl: `${world.urls.api}/avatars/site/${name}.png`,
    }));
  return json(rows);
}

/** GET /me, with read:me. */
export function me(world: AtlassianWorld, consent: Consent): Answer {
  if (!consent.scopes.includes('read:me')) throw scopeMismatch();
  const { accountId, accountType, name, email, login } = personOf(consent.login);
  return json({
    account_type: accountType,
    account_id: accountId,
    email,
    name,
    nickname: name,
    picture: `${world.urls.api}/avatars/${login}/48.png`,
    account_status: 'active',
    email_verified: true,
    locale: 'en-GB',
    zoneinfo: 'Etc/UTC',
    extended_profile: {},
  });
}
