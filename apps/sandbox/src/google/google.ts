import type { Answer, Incoming } from '../gateway/answer.js';
import { Refusal } from '../gateway/answer.js';
import type { Surroundings } from '../gateway/surroundings.js';

import { authorize } from './authorize.js';
import type { Drive } from './drive/drive.js';
import { startDrive } from './drive/drive.js';
import type { Gmail } from './gmail/gmail.js';
import { startGmail } from './gmail/gmail.js';
import { bearerOf } from './google-call.js';
import { googleError } from './google-errors.js';
import { revoke, tokenEndpoint } from './token-endpoint.js';
import { userinfo } from './userinfo.js';
import type { GoogleScale } from './world.js';
import { GoogleWorld } from './world.js';

/** Google below `/google`: accounts, token endpoint, and the APIs below `/google/api`. */
export interface Google {
  world: GoogleWorld;
  gmail: Gmail;
  drive: Drive;
  handle: (request: Incoming) => Promise<Answer>;
  close: () => Promise<void>;
}

interface Products {
  gmail: Gmail;
  drive: Drive;
}

/** Starts Google's accounts, Gmail and Drive. */
export async function startGoogle(around: Surroundings, scale: GoogleScale = {}): Promise<Google> {
  const world = new GoogleWorld(around, scale);
  const products = { gmail: startGmail(world), drive: await startDrive(world) };
  return {
    world,
    ...products,
    handle: (request) => route(world, products, request),
    close: () => products.drive.close(),
  };
}

async function route(world: GoogleWorld, products: Products, request: Incoming): Promise<Answer> {
  const path = request.path.slice('/google'.length);
  if (path === '/accounts/o/oauth2/v2/auth')
    return products.drive.afterConsent(request, authorize(world, request));
  if (path === '/accounts/picker') return products.drive.picker(request);
  if (path.startsWith('/docs/')) return products.drive.page(path);
  if (path === '/oauth/token' && request.method === 'POST') return tokenEndpoint(world, request);
  if (path === '/oauth/revoke' && request.method === 'POST') return revoke(world, request);
  if (path.startsWith('/api/')) return api(world, products, request, path.slice('/api'.length));
  throw googleError(404, 'notFound', 'Not Found');
}

/** Counts the call whatever comes of it, under the login of its token. */
async function api(world: GoogleWorld, products: Products, request: Incoming, path: string): Promise<Answer> {
  const login = world.grants.findByAccess(bearerOf(request) ?? '')?.login ?? null;
  const answered = await settled(() => product(world, products, request, path));
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

async function product(
  world: GoogleWorld,
  products: Products,
  request: Incoming,
  path: string,
): Promise<Answer> {
  if (/^\/oauth2\/v[13]\/userinfo$/.test(path)) return userinfo(world, request);
  if (/^\/(upload\/)?drive\//.test(path)) return products.drive.handle(request, path);
  if (/^\/(upload\/)?gmail\//.test(path)) return products.gmail.handle(request, path);
  throw googleError(404, 'notFound', 'Not Found');
}

async function settled(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
