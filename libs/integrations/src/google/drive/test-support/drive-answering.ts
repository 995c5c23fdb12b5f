import type { ProviderRequest } from '@hub/kit';

import { googleClient } from '../../client.js';

/** Where this Drive is. */
export const base = 'https://drive.example';

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A Drive that gives these answers, in this order. */
export function driveAnswering(...answers: (Answer | Error)[]) {
  const sent: ProviderRequest[] = [];
  const { drive } = googleClient({
    urls: { accounts: base, oauth: base, gmail: base, drive: base, userinfo: base, account: base },
    sites: [],
    send: async (request) => {
      sent.push(request);
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often');
      const { status = 200, body = {}, headers = {} } = answer;
      return {
        status,
        headers: { 'content-type': 'application/json', ...headers },
        body: Buffer.from(JSON.stringify(body)),
      };
    },
  });
  const asked = () => sent.map(({ method, url }) => `${method} ${url.slice(base.length).split('?', 1)[0]}`);
  return { drive, sent, asked };
}
