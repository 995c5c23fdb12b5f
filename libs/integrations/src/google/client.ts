import { createRequire } from 'node:module';

import type { drive_v3 } from '@googleapis/drive';
import type { gmail_v1 } from '@googleapis/gmail';
import type { ClientOptions, Send } from '@hub/kit';

import { sender } from './sender.js';

/** Google's APIs acting as one person; each is loaded when first used. */
export interface GoogleClient {
  readonly gmail: gmail_v1.Gmail;
  readonly drive: drive_v3.Drive;
  /** Who the person is (OpenID Connect Core 1.0 section 5.3). */
  userinfo(): Promise<{ sub: string; email: string }>;
}

type Urls = 'accounts' | 'oauth' | 'gmail' | 'drive' | 'userinfo' | 'account';

// The generated packages cost 110 ms and 27 MB, which a hub without Google need not pay; require is their own module form.
const load = createRequire(import.meta.url);

/**
 * Google's generated clients, which only build requests and know types: every request, uploads too, goes through `send`.
 * Holds no credential, retries nothing. Their methods throw GoogleRefusal for a status of 400 or more, and what `send` throws.
 */
export function googleClient({ urls, send }: ClientOptions<Urls>): GoogleClient {
  return {
    get gmail() {
      const { gmail_v1 } = load('@googleapis/gmail') as typeof import('@googleapis/gmail');
      return new gmail_v1.Gmail({ auth: sender(send, 'https://gmail.googleapis.com', urls.gmail) });
    },
    get drive() {
      const { drive_v3 } = load('@googleapis/drive') as typeof import('@googleapis/drive');
      return new drive_v3.Drive({ auth: sender(send, 'https://www.googleapis.com', urls.drive) });
    },
    userinfo: () => userinfo(send, urls.userinfo),
  };
}

async function userinfo(send: Send, base: string): Promise<{ sub: string; email: string }> {
  const ask = sender(send, base, base);
  const { data } = await ask.request<{ sub: string; email: string }>({ url: `${base}/v1/userinfo` });
  return data;
}
