import * as oidc from 'openid-client';

import { SignInRefused } from '../errors.js';
import type { Directory } from './directory.js';

/** What the hub takes from an issuer about a person. `email` is in lower case; `groups` undefined when none were named. */
export interface Claims {
  readonly subject: string;
  readonly email: string | undefined;
  readonly emailIsVerified: boolean;
  readonly name: string | undefined;
  readonly groups: readonly string[] | undefined;
}

/**
 * Reads the ID token's claims, and the userinfo endpoint's where the token leaves some out (OpenID Connect Core 1.0,
 * section 5.4). Throws SignInRefused without an ID token, openid-client's error when userinfo names somebody else.
 */
export async function claimsOf(
  configuration: oidc.Configuration,
  tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  { groupsClaim, trustsEmail }: Directory,
): Promise<Claims> {
  const token = tokens.claims();
  if (!token) throw new SignInRefused();
  const isWhole = token['email'] !== undefined && token[groupsClaim] !== undefined;
  const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const more =
    isWhole || !hasMore ? {} : await oidc.fetchUserInfo(configuration, tokens.access_token, token.sub);
  const all: Record<string, unknown> = { ...token, ...more };
  return {
    subject: token.sub,
    email: textOf(all['email'])?.toLowerCase(),
    emailIsVerified: trustsEmail || all['email_verified'] === true,
    name: textOf(all['name']),
    groups: groupsOf(all[groupsClaim]),
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 320) : undefined;

function groupsOf(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}
