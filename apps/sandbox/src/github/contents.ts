import type { Router } from '../gateway/router.js';

import type { Handler } from './call.js';
import { forward } from './forward.js';
import type { Wire } from './wire.js';

/** Above this GitHub's JSON names a file and leaves its content out. */
const inlined = 1_048_576;

/** Files; the work is emulate's, the limit is GitHub's. */
export function contentRoutes(routes: Router<Handler>): void {
  routes.add('GET /repos/:owner/:repo/contents/*path', async (call) => {
    const answer = await forward(call);
    if (/raw/.test(call.accept ?? '')) return answer;
    const file = JSON.parse(answer.body.toString()) as Wire;
    if (Array.isArray(file) || Number(file['size']) <= inlined) return answer;
    return { ...answer, body: JSON.stringify({ ...file, content: '', encoding: 'none' }) };
  });
}
