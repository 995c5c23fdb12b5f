import type { Answer } from '../../gateway/answer.js';
import type { Call } from '../call.js';
import { failure } from '../errors.js';
import { paginated } from '../call.js';

const mostResults = 1000;

/** A page of a search; GitHub gives the first 1,000 results and no more. `kind` stands beside the counts. */
export function results(call: Call, items: unknown[], kind: Record<string, unknown> = {}): Answer {
  const page = Number(call.query.get('page') ?? 1);
  const size = Number(call.query.get('per_page') ?? 30);
  if (page * size > mostResults + size)
    throw failure(422, 'Only the first 1000 search results are available');
  return paginated(call, items, (rows) => ({
    total_count: items.length,
    incomplete_results: false,
    items: rows,
    ...kind,
  }));
}
