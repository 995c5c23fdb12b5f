import { ToolError } from '@hub/kit';

import type { GoogleClient } from '../client.js';
import { inParallel } from '../in-parallel.js';
import { listSent, sentView } from './sent.js';

const window = 10 * 60 * 1_000;

/**
 * The one mail sent within the last ten minutes by Gmail's clock. Throws ToolError `outcome_unknown` when there are several: a sent
 * mail does not say which draft it was.
 */
export async function findJustSent(client: GoogleClient) {
  const recent = await listSent(client, 'in:sent newer_than:1d', 5);
  const dated = await inParallel(recent, 5, async ({ id }) => {
    const { data } = await client.gmail.users.messages.get({ userId: 'me', id: id ?? '', format: 'minimal' });
    return data;
  });
  const since = Date.now() - window;
  const [one, ...more] = dated.filter(({ internalDate }) => Number(internalDate) >= since);
  if (one !== undefined && more.length === 0) return sentView(one);
  throw new ToolError(
    'outcome_unknown',
    'The draft is gone, so it was probably sent. Look at the sent mail before you write it again',
  );
}
