import type { Answer, Incoming } from '../../gateway/answer.js';
import { json } from '../../gateway/answer.js';
import { isSameSecret } from '../../gateway/secrets.js';
import type { AtlassianWorld } from '../world.js';

import type { TokenPair } from './families.js';
import { accessSeconds } from './families.js';

interface Problem {
  status: number;
  error: string;
  description: string;
}
type Fields = Record<string, string | undefined>;

const problem = (status: number, error: string, description: string): Problem => ({
  status,
  error,
  description,
});

/** POST /oauth/token, JSON or form: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/ */
export function tokenEndpoint(world: AtlassianWorld, request: Incoming): Answer {
  const call = world.around.ledger.tokenCall();
  const outcome = exchange(world, readFields(request));
  const refused = 'error' in outcome;
  call.end(refused);
  const headers = { 'cache-control': 'no-store', pragma: 'no-cache' };
  if (refused) {
    const { status, error, description } = outcome;
    return json({ error, error_description: description }, status, headers);
  }
  const { access, refresh, consent } = outcome;
  const body = {
    access_token: access,
    expires_in: accessSeconds,
    token_type: 'Bearer',
    refresh_token: refresh,
    scope: consent.scopes.join(' '),
  };
  return json(body, 200, headers);
}

function exchange(world: AtlassianWorld, fields: Fields): TokenPair | Problem {
  const { client } = world.around;
  const { grant_type: grantType = '', client_id: id = '', client_secret: secret = '' } = fields;
  if (grantType === '') return problem(400, 'invalid_request', 'Missing required parameter: grant_type');
  if (id !== client.id || !isSameSecret(secret, client.secret)) {
    return problem(401, 'access_denied', 'Unauthorized');
  }
  switch (grantType) {
    case 'authorization_code':
      return redeem(world, fields);
    case 'refresh_token':
      return refresh(world, fields['refresh_token'] ?? '');
    default:
      return problem(403, 'unauthorized_client', `Grant type '${grantType}' not allowed for the client.`);
  }
}

function redeem(world: AtlassianWorld, fields: Fields): TokenPair | Problem {
  const { code = '', redirect_uri: redirectUri } = fields;
  if (redirectUri === undefined) {
    return problem(400, 'invalid_request', 'Missing required parameter: redirect_uri');
  }
  const pair = world.grants.redeem(code, world.around.client.id, redirectUri);
  return pair ?? problem(403, 'invalid_grant', 'Invalid authorization code');
}

function refresh(world: AtlassianWorld, token: string): TokenPair | Problem {
  const pair = world.grants.rotate(token, world.around.client.id);
  world.around.ledger.refreshed(token, pair?.consent.login, pair?.refresh);
  return pair ?? problem(403, 'invalid_grant', 'Unknown or invalid refresh token.');
}

function readFields(request: Incoming): Fields {
  const text = request.body.toString();
  if (!(request.headers['content-type'] ?? '').includes('json'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
    return Object.fromEntries(entries.filter(([, one]) => typeof one === 'string'));
  } catch {
    return {};
  }
}
