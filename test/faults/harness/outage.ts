import { until } from './waiting.js';
import type { World } from './world.js';

/** How a database goes away: an orderly stop, an immediate one, a crash. */
export const endings = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;

/** Resolves when every hub can serve again. */
export async function allReady(world: World): Promise<void> {
  await until('every hub has its database again', async () => {
    const asked = world.hubs.map(({ port }) =>
      fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined),
    );
    return (await Promise.all(asked)).every((answer) => answer?.ok === true);
  });
}
