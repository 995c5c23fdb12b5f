import type { Tool } from '@hub/kit';

import type { ToolSearch } from '../../../libs/catalog/src/search/tool-search.js';
import type { Request } from './requests.js';

/** How many of the requests find their tool among the first `most`, as a share; and which do not, with what they find. */
export interface Score {
  readonly share: number;
  readonly missed: readonly string[];
}

export function scoreOf(
  search: Pick<ToolSearch, 'find'>,
  tools: readonly Tool[],
  requests: readonly Request[],
  most = 3,
): Score {
  const among = new Set(tools);
  const missed = requests.flatMap(([request, ...right]) => {
    const found = search.find(request, { among, most }).map(({ name }) => name);
    return found.some((name) => right.includes(name))
      ? []
      : [`${request}: ${found.join(', ')} instead of ${right.join(' or ')}`];
  });
  return { share: 1 - missed.length / requests.length, missed };
}
