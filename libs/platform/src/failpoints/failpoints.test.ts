import { afterEach, expect, it } from '@jest/globals';

import { armFailpoints, failpoint } from './failpoints.js';

afterEach(() => armFailpoints(''));

it('does nothing where nothing is armed', async () => {
  expect(await failpoint('refresh.claimed')).toBeUndefined();
});

it('waits where it was told to, and only there', async () => {
  armFailpoints('refresh.claimed=wait:40,call.recorded=wait:0');
  const began = performance.now();
  await failpoint('refresh.committed');
  await failpoint('refresh.claimed');
  expect(performance.now() - began).toBeGreaterThan(35);
});

it.each(['refresh.nowhere=kill', 'refresh.claimed', 'refresh.claimed=explode', 'refresh.claimed=wait:soon'])(
  'names what it does not understand: %s',
  (text) => {
    expect(() => armFailpoints(text)).toThrow(text.split('=')[0] ?? '');
  },
);
