import type { Answer, Incoming } from '../gateway/answer.js';
import { text } from '../gateway/answer.js';
import { escapeHtml, page } from '../gateway/page.js';
import { Router } from '../gateway/router.js';

import type { Handler } from './call.js';
import { api } from './api.js';
import { authorize } from './authorize.js';
import { actionRoutes } from './ci/actions.js';
import { checkRoutes } from './ci/checks.js';
import { contentRoutes } from './contents.js';
import { graphqlRoutes } from './graphql/graphql.js';
import { issueRoutes } from './issues.js';
import { pullRoutes } from './pulls/pull-routes.js';
import { reviewCommentRoutes } from './pulls/review-comments.js';
import { reviewRoutes } from './pulls/reviews.js';
import { releaseRoutes } from './releases.js';
import { repositoryListRoutes } from './repository-lists.js';
import { searchRoutes } from './search/search-routes.js';
import { plant } from './seed/plant.js';
import type { GithubSeed } from './seed/seed.js';
import { tokenEndpoint } from './token-endpoint.js';
import { Upstream } from './upstream.js';
import type { Surroundings } from './world.js';
import { World } from './world.js';

/** GitHub below `/github`: the website's OAuth part, and the API below `/github/api`. */
export interface Github {
  world: World;
  handle: (request: Incoming) => Promise<Answer>;
  close: () => Promise<void>;
}

/** Starts emulate, plants the seed and puts the gateway before it. */
export async function startGithub(around: Surroundings, seed: GithubSeed): Promise<Github> {
  const urls = { api: `${around.origin}/github/api`, web: `${around.origin}/github` };
  const repos = seed.repositories.map(({ labels: _labels, steps: _steps, ...one }) => ({
    ...one,
    auto_init: false,
  }));
  const upstream = await Upstream.start({ users: seed.users, orgs: seed.orgs, repos }, urls);
  const world = new World(around, upstream);
  await plant(world, seed);
  const routes = apiRoutes();
  return {
    world,
    handle: async (request) => route(world, routes, request),
    close: () => upstream.close(),
  };
}

function apiRoutes(): Router<Handler> {
  const routes = new Router<Handler>();
  reviewCommentRoutes(routes);
  pullRoutes(routes);
  reviewRoutes(routes);
  checkRoutes(routes);
  contentRoutes(routes);
  actionRoutes(routes);
  issueRoutes(routes);
  releaseRoutes(routes);
  repositoryListRoutes(routes);
  searchRoutes(routes);
  graphqlRoutes(routes);
  return routes;
}

async function route(world: World, routes: Router<Handler>, request: Incoming): Promise<Answer> {
  const path = request.path.slice('/github'.length);
  if (path === '/api' || path.startsWith('/api/')) return api(world, routes, request, path.slice(4) || '/');
  if (path === '/login/oauth/authorize') return authorize(world, request);
  if (path === '/login/oauth/access_token' && request.method === 'POST') return tokenEndpoint(world, request);
  if (path.startsWith('/_logs/')) return log(world, path.slice('/_logs/'.length));
  return standInPage(path);
}

function log(world: World, id: string): Answer {
  const link = world.logLinks.get(id);
  return link && link.expiresAt > world.clock.now() ? text(link.text) : text('The link has expired.', 404);
}

/** The website has no pages of its own here; links from results still lead to something that says so. */
const standInPage = (path: string): Answer =>
  page(
    'GitHub stand-in',
    `<h1>GitHub stand-in</h1><section><p>The sandbox answers the API only. At GitHub this would be:</p><p><b>${escapeHtml(path)}</b></p></section>`,
    { status: 404 },
  );
