import { auth, gmail } from '@googleapis/gmail';
import type { gmail_v1 } from '@googleapis/gmail';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';

import { googleTokensOf } from './sandbox.js';

/**
 * Google's own client, talking to the sandbox as a seeded person. No retries; every status is an answer.
 * The address is replaced on the way out, because `rootUrl` loses its path and does not reach uploads.
 */
export async function gmailAs(
  sandbox: Sandbox,
  login: string,
  scope = 'gmail.modify',
  send: (url: string, init?: RequestInit) => Promise<Response> = fetch,
): Promise<gmail_v1.Gmail> {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: (await googleTokensOf(sandbox, login, scope)).access_token });
  return gmail({
    version: 'v1',
    auth: client,
    fetchImplementation: (url, init) => {
      const address = new URL(url instanceof Request ? url.url : url).href;
      return send(address.replace('https://gmail.googleapis.com', sandbox.google.api), init);
    },
    retry: false,
    validateStatus: () => true,
  });
}

/** A message for `raw`: header lines, a blank line, the text. */
export const rawMail = (headers: Record<string, string>, text = 'Hello'): string =>
  Buffer.from(
    [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', text].join('\r\n'),
  ).toString('base64url');

/** The value of a header of a message as the API shows it. */
export const headerIn = (message: gmail_v1.Schema$Message | undefined, name: string): string | undefined =>
  message?.payload?.headers?.find((one) => one.name?.toLowerCase() === name.toLowerCase())?.value ??
  undefined;

/** The path's `userId` of the person who calls. */
export const me = { userId: 'me' };

/** A whole message by its id. */
export const messageOf = async (
  of: gmail_v1.Gmail,
  id: string | null | undefined,
): Promise<gmail_v1.Schema$Message> => (await of.users.messages.get({ ...me, id: id ?? '' })).data;

/** The id of the newest message that a search finds; empty when there is none. */
export const firstId = async (of: gmail_v1.Gmail, q: string): Promise<string> =>
  (await of.users.messages.list({ ...me, q })).data.messages?.[0]?.id ?? '';

/** The id of the newest conversation that a search finds; empty when there is none. */
export const firstThread = async (of: gmail_v1.Gmail, q: string): Promise<string> =>
  (await of.users.threads.list({ ...me, q })).data.threads?.[0]?.id ?? '';
