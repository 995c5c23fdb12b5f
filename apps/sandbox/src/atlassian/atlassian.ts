import type { Answer, Incoming } from '../gateway/answer.js';
import { Refusal } from '../gateway/answer.js';
import { escapeHtml, page } from '../gateway/page.js';
import type { Surroundings } from '../gateway/surroundings.js';

import { jiraApi } from './jira/api.js';
import { notFound } from './jira/errors.js';
import { media } from './jira/issues/attachments.js';
import { authorize } from './oauth/authorize.js';
import { tokenEndpoint } from './oauth/token-endpoint.js';
import { accessibleResources, consentOf, me } from './resources.js';
import { plantSites } from './seed/plant-sites.js';
import type { AtlassianOptions } from './world.js';
import { AtlassianWorld } from './world.js';

/** Atlassian below `/atlassian`: consent and tokens below `/auth`, the API of every product below `/api`. */
export interface Atlassian {
  world: AtlassianWorld;
  handle: (request: Incoming) => Promise<Answer>;
  close: () => Promise<void>;
}

/** Starts Atlassian with its seeded sites. */
export function startAtlassian(around: Surroundings, options: AtlassianOptions = {}): Promise<Atlassian> {
  const world = new AtlassianWorld(
    around,
    plantSites(around.clock.now(), `${around.origin}/github`, options.issues ?? 0),
    options,
  );
  return Promise.resolve({
    world,
    handle: (request) => Promise.resolve(route(world, request)),
    close: () => Promise.resolve(),
  });
}

function route(world: AtlassianWorld, request: Incoming): Answer {
  const path = request.path.slice('/atlassian'.length);
  if (path === '/auth/authorize') return authorize(world, request);
  if (path === '/auth/oauth/token' && request.method === 'POST') return tokenEndpoint(world, request);
  if (path.startsWith('/api/media/')) return media(world, request, path.slice('/api/media/'.length));
  if (path.startsWith('/api/')) return api(world, request, path.slice('/api'.length));
  return standInPage(path);
}

/** Counts the call whatever comes of it, under the login of its token. */
function api(world: AtlassianWorld, request: Incoming, path: string): Answer {
  let login: string | null = null;
  const answered = settled(() => {
    const consent = consentOf(world, request);
    login = consent.login;
    if (path === '/oauth/token/accessible-resources') return accessibleResources(world, consent);
    if (path === '/me') return me(world, consent);
    const [, cloudId = '', rest = ''] = /^\/ex\/jira\/([^/]+)(\/.*)$/.exec(path) ?? [];
    if (cloudId !== '') return jiraApi(world, consent, request, [cloudId, rest]);
    throw notFound(`No resource at ${request.method} ${path}.`);
  });
  const query = request.query.size > 0 ? `?${request.query.toString()}` : '';
  world.around.ledger.recorded({
    at: world.clock.iso(),
    method: request.method,
    path: path + query,
    status: answered.status,
    login,
  });
  return answered;
}

function settled(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/** The sites have no pages of their own here. */
const standInPage = (path: string): Answer =>
  page(
    'Atlassian stand-in',
    `<h1>Atlassian stand-in</h1><section><p>The sandbox answers consent and the API only, not:</p><p><b>${escapeHtml(path)}</b></p></section>`,
    { status: 404 },
  );
