import type { Answer, Incoming } from '../gateway/answer.js';
import { json } from '../gateway/answer.js';

import { bearerOf } from './google-call.js';
import { isSignInScope, scope } from './scopes.js';
import type { GoogleWorld } from './world.js';

/** GET /oauth2/v1/userinfo and /v3/userinfo: who agreed, as far as the sign-in scopes tell (OpenID Connect Core 5.3). */
export function userinfo(world: GoogleWorld, request: Incoming): Answer {
  const pair = world.grants.findByAccess(bearerOf(request) ?? '');
  if (!pair?.scopes.some(isSignInScope)) {
    return json({ error: 'invalid_request', error_description: 'Invalid Credentials' }, 401, {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_request"',
    });
  }
  const person = world.personOf(pair.login);
  const [given_name, family_name] = person.name.split(' ');
  return json({
    sub: person.id,
    ...(pair.scopes.includes(scope('userinfo.profile'))
      ? { name: person.name, given_name, family_name }
      : {}),
    ...(pair.scopes.includes(scope('userinfo.email'))
      ? { email: person.email, email_verified: true, hd: person.domain }
      : {}),
  });
}
