import createClient from 'openapi-fetch';
import { ApiProblem, problemOf } from './problem.js';
import type { paths } from './types.js';

/** The hub's REST, on the page's own origin and with its session cookie. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' });

/** Waits for an answer and returns its body; throws ApiProblem, with status 0 when none came. */
export async function answered<T>(
  pending: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await pending.catch(() => {
    throw new ApiProblem(0, { code: 'no_answer' });
  });
  if (!response.ok) throw problemOf(response.status, error);
  return data as T;
}
