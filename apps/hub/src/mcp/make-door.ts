import type { Catalog } from '@hub/catalog';
import type { Env } from '@hub/platform';
import type { Runtime } from '@hub/runtime';

import { toolLister } from './answers.js';
import { manyTools } from './many-tools.js';
import type { McpDoor, Offer } from './offers.js';

// Less than the minute after which clients and proxies give up a request.
const patience = 45_000;

/** The door of this hub. */
export function makeDoor(
  { runtime, catalog }: { runtime: Runtime; catalog: Catalog },
  env: Pick<Env, 'PUBLIC_URL' | 'MCP_LIST_BUDGET'>,
  offers: readonly Offer[],
): McpDoor {
  const offered = offers.flatMap(({ tools = [] }) => tools);
  return {
    runtime,
    catalog,
    listed: toolLister(catalog),
    publicUrl: env.PUBLIC_URL,
    listBudget: env.MCP_LIST_BUDGET,
    many: manyTools,
    own: new Map([...manyTools, ...offered].map((tool) => [tool.listed.name, tool])),
    extras: offered.map(({ listed }) => listed),
    patience,
  };
}
