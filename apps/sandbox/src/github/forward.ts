import type { Answer } from '../gateway/answer.js';

import type { Call } from './call.js';
import { failure, invalid, notFound } from './errors.js';
import type { UpstreamAnswer } from './upstream.js';

const passedHeaders = ['content-type', 'link', 'location'];

/** Lets emulate do the work, and puts right what it says. */
export async function forward(call: Call): Promise<Answer> {
  const { world } = call;
  const isWrite = call.method !== 'GET';
  const query = call.query.size > 0 ? `?${call.query.toString()}` : '';
  const answer = await world.upstream.call(call.login, call.method, call.path + query, {
    body: isWrite ? call.body : undefined,
    accept: call.accept,
  });
  if (answer.status >= 400) throw corrected(call, answer);
  if (isWrite) recordChange(call, answer);
  return { status: answer.status, headers: headersOf(answer), body: bodyOf(call, answer) };
}

function corrected(call: Call, answer: UpstreamAnswer): Error {
  const message = messageOf(answer);
  if (answer.status === 404 || (answer.status === 403 && call.method === 'GET')) return notFound();
  if (answer.status === 422 || (answer.status === 400 && call.method !== 'GET')) {
    return invalid({ resource: resourceOf(call.path), code: 'custom', message });
  }
  return failure(answer.status, message);
}

function messageOf(answer: UpstreamAnswer): string {
  try {
    return (JSON.parse(answer.text) as { message?: string }).message ?? 'Error';
  } catch {
    return 'Error';
  }
}

function resourceOf(path: string): string {
  const words: Record<string, string> = {
    issues: 'Issue',
    pulls: 'PullRequest',
    releases: 'Release',
    git: 'Git',
  };
  return words[path.split('/')[4] ?? ''] ?? 'Repository';
}

/** Notes what a write has changed besides its own object. */
function recordChange(call: Call, answer: UpstreamAnswer): void {
  const { world, path } = call;
  world.version += 1;
  const issue = /^(\/repos\/[^/]+\/[^/]+)\/(?:issues|pulls)\/(\d+)/.exec(path);
  if (issue)
    for (const kind of ['issues', 'pulls'])
      world.overlay.touch(`${issue[1]}/${kind}/${issue[2]}`, 'state' in call.body);
  world.overlay.touch(path);
  if (call.method === 'POST' && /^\/(user|orgs\/[^/]+)\/repos$/.test(path)) {
    const made = JSON.parse(answer.text) as { full_name: string; private: boolean };
    const owner = world.repositories
      .visibleTo(call.login, ['repo'])
      .find((one) => one.fullName.split('/')[0] === made.full_name.split('/')[0]);
    const members = new Set([...(owner?.members ?? []), call.login]);
    world.repositories.add({ fullName: made.full_name, private: made.private, members });
  }
  if (call.method === 'DELETE' && /^\/repos\/[^/]+\/[^/]+$/.test(path))
    world.repositories.remove(path.slice(7));
}

function headersOf(answer: UpstreamAnswer): Record<string, string> {
  return Object.fromEntries(
    passedHeaders.flatMap((name) =>
      answer.headers[name] === undefined ? [] : [[name, answer.headers[name]]],
    ),
  );
}

function bodyOf(call: Call, answer: UpstreamAnswer): string {
  const isJson =
    (answer.headers['content-type'] ?? '').includes('application/json') && answer.text.length > 0;
  if (!isJson || /raw/.test(call.accept ?? '')) return answer.text;
  const value: unknown = call.world.overlay.apply(JSON.parse(answer.text));
  return JSON.stringify(visible(call, value));
}

/** Leaves out repositories that the token must not show (lists of one's own repositories). */
function visible(call: Call, value: unknown): unknown {
  if (!Array.isArray(value) || !call.path.endsWith('/repos')) return value;
  const names = new Set(
    call.world.repositories.visibleTo(call.login, call.scopes).map((one) => one.fullName),
  );
  return value.filter((one: { full_name?: string }) => names.has(one.full_name ?? ''));
}
