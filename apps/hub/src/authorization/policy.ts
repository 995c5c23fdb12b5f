import { everyToolScope } from '@hub/identity';
import { type Context, type Grant, interactionPolicy } from 'oidc-provider';

import { redirectOf } from './client-rules.js';

const { Check, Prompt } = interactionPolicy;

/**
 * When a person is asked: to sign in when nobody is signed in on this browser, and for their consent unless they gave it just
 * now. What they said earlier counts only for a client that is answered over https: anything on a device could claim to be the
 * program that was allowed (RFC 8252 section 8.6).
 */
export const prompts = [
  new Prompt(
    { name: 'login', requestable: true },
    new Check('signed_out', 'nobody is signed in', ({ oidc }) => oidc.account === undefined),
  ),
  new Prompt({ name: 'consent', requestable: true }, new Check('not_asked', 'not allowed yet', needsConsent)),
];

function needsConsent({ oidc }: Context): boolean {
  const { grant, result, params } = oidc;
  if (grant?.jti === undefined) return true;
  if (result?.consent?.grantId === grant.jti) return false;
  return !isOnTheWeb(params.redirect_uri) || !covers(grant, String(params.resource), oidc.requestParamScopes);
}

const isOnTheWeb = (uri: string | undefined): boolean => uri !== undefined && redirectOf(uri).kind === 'web';

function covers(grant: Grant, resource: string, asked: ReadonlySet<string>): boolean {
  const granted = grant.getResourceScope(resource).split(' ');
  return everyToolScope.every((scope) => !asked.has(scope) || granted.includes(scope));
}
