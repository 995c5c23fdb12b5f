import type { Answer, Incoming } from '../gateway/answer.js';
import { Refusal } from '../gateway/answer.js';
import type { Pair } from '../gateway/grants.js';
import type { Router } from '../gateway/router.js';

import type { Call, Handler } from './call.js';
import { applications } from './applications.js';
import { failure, notFound } from './errors.js';
import { forward } from './forward.js';
import { spend } from './rate-limit.js';
import type { RepositoryFacts } from './repositories.js';
import { canSee } from './repositories.js';
import { acceptedScopes } from './scopes.js';
import { UpstreamFailure } from './upstream.js';
import type { World } from './world.js';

/** The API below its root: who asks, how often, with which scopes; then our own route, or emulate. */
export async function api(
  world: World,
  routes: Router<Handler>,
  request: Incoming,
  path: string,
): Promise<Answer> {
  let login: string | null = null;
  const extra: Record<string, string> = { 'x-github-media-type': 'github.v3; format=json' };
  const answered = await settled(async () => {
    if (path.startsWith('/applications/')) return applications(world, request, path);
    const pair = authenticate(world, request);
    login = pair.login;
    Object.assign(extra, spend(world, pair.login, path), { 'x-oauth-scopes': pair.scopes.join(', ') });
    const accepted = admit(world, pair, request.method, path);
    extra['x-accepted-oauth-scopes'] = accepted.join(', ');
    const found = routes.find(request.method, path);
    const call: Call = { ...callOf(world, pair, request, path), params: found?.params ?? {} };
    return found ? found.handler(call) : forward(call);
  });
  const query = request.query.size > 0 ? `?${request.query.toString()}` : '';
  const { status } = answered;
  world.around.ledger.recorded({
    at: world.clock.iso(),
    method: request.method,
    path: path + query,
    status,
    login,
  });
  return { ...answered, headers: { ...extra, ...answered.headers } };
}

async function settled(work: () => Promise<Answer> | Answer): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    if (error instanceof UpstreamFailure && error.answer.status === 404) return notFound().answer;
    throw error;
  }
}

function authenticate(world: World, request: Incoming): Pair {
  const header = request.headers['authorization'];
  if (!header) throw failure(401, 'Requires authentication');
  const token = /^(?:bearer|token) (\S+)$/i.exec(header)?.[1] ?? '';
  const pair = world.grants.findByAccess(token);
  if (!pair) throw failure(401, 'Bad credentials');
  return pair;
}

function admit(world: World, pair: Pair, method: string, path: string): string[] {
  const repository = repositoryOf(world, path);
  const accepted = acceptedScopes(method, path, repository);
  const enough = accepted.length === 0 || accepted.some((scope) => pair.scopes.includes(scope));
  if (path.startsWith('/repos/')) admitToRepository(repository, pair, enough);
  if (!enough) throw failure(403, `You need at least ${accepted[0]} scope to do this.`);
  if (repository && method !== 'GET' && !repository.members.has(pair.login) && !isOpenToAll(path)) {
    throw failure(403, 'Must have push access to repository');
  }
  return accepted;
}

/** What one may not see, and what one has no scope for, look the same: not there. */
function admitToRepository(repository: RepositoryFacts | undefined, pair: Pair, enough: boolean): void {
  if (!repository || !enough || !canSee(repository, pair.login, pair.scopes)) throw notFound();
}

function repositoryOf(world: World, path: string): RepositoryFacts | undefined {
  const match = /^\/repos\/([^/]+)\/([^/]+)/.exec(path);
  return match ? world.repositories.find(`${match[1]}/${match[2]}`) : undefined;
}

const isOpenToAll = (path: string): boolean =>
  /^\/repos\/[^/]+\/[^/]+\/(issues(\/\d+\/comments)?|forks)$/.test(path);

function callOf(world: World, pair: Pair, request: Incoming, path: string): Omit<Call, 'params'> {
  return {
    world,
    method: request.method,
    path,
    query: request.query,
    accept: request.headers['accept'],
    body: readBody(request),
    login: pair.login,
    scopes: pair.scopes,
  };
}

function readBody(request: Incoming): Record<string, unknown> {
  if (request.body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString());
  } catch {
    throw failure(400, 'Problems parsing JSON');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw failure(400, 'Body should be a JSON object');
  }
  return value as Record<string, unknown>;
}
