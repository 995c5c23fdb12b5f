import { defineProvider } from '@hub/kit';

import { googleClient } from './client.js';
import { toError } from './errors.js';
import { pickerParameters } from './picker.js';
import { scopes } from './scopes.js';
import { spoken } from './spoken.js';

const day = 86_400;

/** Google: Gmail and Drive with one account. */
export const google = defineProvider({
  id: 'google',
  title: 'Google',
  spoken,
  urls: {
    accounts: 'https://accounts.google.com',
    oauth: 'https://oauth2.googleapis.com',
    gmail: 'https://gmail.googleapis.com',
    drive: 'https://www.googleapis.com',
    userinfo: 'https://openidconnect.googleapis.com',
    account: 'https://myaccount.google.com',
  },
  oauth: {
    authorize: { base: 'accounts', path: '/o/oauth2/v2/auth' },
    token: { base: 'oauth', path: '/token' },
    revoke: { base: 'oauth', path: '/revoke', style: 'token-only' },
    signInScopes: ['openid', 'email'],
    // Without consent shown Google gives no refresh token: https://developers.google.com/identity/protocols/oauth2/web-server#offline
    extraParameters: { access_type: 'offline', prompt: 'consent', include_granted_scopes: 'true' },
    // https://developers.google.com/workspace/drive/picker/guides/desktop-mobile-picker
    picker: { scope: 'https://www.googleapis.com/auth/drive.file', parameters: pickerParameters },
    scopeSeparator: ' ',
    pkce: true,
    // Six months unused: https://developers.google.com/identity/protocols/oauth2#expiration
    refresh: { rotates: false, reuseLeeway: 0, killsAccessToken: false, ends: { unused: 180 * day } },
    deadGrantErrors: ['invalid_grant'],
  },
  scopes,
  accessPage: { base: 'account', path: '/connections' },
  accountRequests: ['GET /v1/userinfo'],
  client: googleClient,
  async account(client) {
    const { sub, email } = await client.userinfo();
    return { id: sub, label: email };
  },
  toError,
});
