import type { Answer, Incoming } from '../../gateway/answer.js';
import { json } from '../../gateway/answer.js';
import { Router } from '../../gateway/router.js';
import { masked, readFields } from '../fields.js';
import { authenticated, parseJsonObject, readJsonBody } from '../google-call.js';
import { googleError, invalidArgument } from '../google-errors.js';
import type { GoogleWorld } from '../world.js';

import type { GmailHandler } from './gmail-call.js';
import type { GmailMethod } from './gmail-methods.js';
import { gmailMethods } from './gmail-methods.js';
import { rawParts } from './mime/parse.js';
import { draftHandlers } from './routes/draft-routes.js';
import { labelHandlers } from './routes/label-routes.js';
import { messageHandlers } from './routes/message-routes.js';
import { profileHandlers } from './routes/profile-routes.js';
import { threadHandlers } from './routes/thread-routes.js';
import { plantMail } from './seed/plant-mail.js';
import { Mailboxes } from './state/mailboxes.js';

/** Gmail below the API root; `path` begins with `/gmail/` or `/upload/gmail/`. */
export interface Gmail {
  mailboxes: Mailboxes;
  handle: (request: Incoming, path: string) => Promise<Answer>;
}

const handlers: Record<string, GmailHandler> = {
  ...profileHandlers,
  ...messageHandlers,
  ...threadHandlers,
  ...draftHandlers,
  ...labelHandlers,
};
const common = [
  'alt',
  'fields',
  'prettyPrint',
  'quotaUser',
  'key',
  '$.xgafv',
  'uploadType',
  'upload_protocol',
];
const booleans = new Set(['includeSpamTrash', 'prettyPrint']);

/** Opens everybody's mailbox, with the seed in it. */
export function startGmail(world: GoogleWorld): Gmail {
  const mailboxes = new Mailboxes(world);
  plantMail(world, mailboxes);
  const routes = new Router<GmailMethod>();
  for (const method of gmailMethods) {
    const [verb = '', path = ''] = method.route.split(' ');
    routes.add(`${verb} /gmail/v1/users/:userId${path}`, method);
  }
  return { mailboxes, handle: (request, path) => handle(world, mailboxes, routes, { request, path }) };
}

async function handle(
  world: GoogleWorld,
  mailboxes: Mailboxes,
  routes: Router<GmailMethod>,
  { request, path }: { request: Incoming; path: string },
): Promise<Answer> {
  const { method, params, isUpload } = methodAt(routes, request, path);
  const caller = authenticated(world, request, method.scopes);
  const mailbox = mailboxes.of(caller.login);
  const user = (params['userId'] ?? '').toLowerCase();
  if (user !== 'me' && user !== mailbox.owner.email) throw delegationDenied(mailbox.owner.email);
  checkQuery(method, request.query);
  const { body, media } = isUpload ? readUpload(request) : { body: readJsonBody(request), media: undefined };
  checkBody(method, body);
  const call = { ...caller, world, mailboxes, mailbox, request, query: request.query, params, body, media };
  const answer = await handlers[method.id.slice('gmail.users.'.length)]?.(call);
  if (!answer) throw googleError(501, 'notImplemented', 'Not implemented in the stand-in.');
  return partial(answer, request.query.get('fields'));
}

function methodAt(routes: Router<GmailMethod>, request: Incoming, path: string) {
  const isUpload = path.startsWith('/upload/');
  const found = routes.find(request.method, isUpload ? path.slice('/upload'.length) : path);
  if (!found || (isUpload && !found.handler.upload)) throw googleError(404, 'notFound', 'Not Found');
  return { method: found.handler, params: found.params, isUpload };
}

const delegationDenied = (email: string) => googleError(403, 'forbidden', `Delegation denied for ${email}`);

/** Google refuses parameters that a method does not have, and values of the wrong type. */
function checkQuery(method: GmailMethod, query: URLSearchParams): void {
  for (const [name, value] of query) {
    if (![...method.query, ...common].includes(name)) {
      throw invalidArgument(
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      );
    }
    if (name === 'maxResults' && !/^\d{1,9}$/.test(value)) {
      throw invalidArgument(`Invalid value at 'max_results' (TYPE_UINT32), "${value}"`);
    }
    if (booleans.has(name) && !/^(true|false)$/.test(value)) {
      throw invalidArgument(`Invalid value at '${name}' (TYPE_BOOL), "${value}"`);
    }
  }
}

function checkBody(method: GmailMethod, body: Record<string, unknown>): void {
  const unknown = Object.keys(body).find((name) => !method.body.includes(name));
  if (unknown !== undefined) {
    throw invalidArgument(`Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
  }
}

/** `uploadType=media` is the message alone; `multipart` has the resource as JSON before it (RFC 2387). */
function readUpload(request: Incoming): { body: Record<string, unknown>; media: Buffer } {
  const type = request.headers['content-type'] ?? '';
  const kind = request.query.get('uploadType');
  if (kind === 'media') return { body: {}, media: request.body };
  if (kind !== 'multipart') throw invalidArgument('This stand-in takes uploadType media and multipart.');
  const [resource, media] = rawParts(request.body, type);
  if (!resource || !media) throw googleError(400, 'badContent', 'Missing end boundary in multipart body.');
  return { body: parseJsonObject(resource.toString()), media };
}

/** Only what `fields` names, of an answer that is a success. */
function partial(answer: Answer, fields: string | null): Answer {
  if (!fields || answer.status !== 200) return answer;
  return json(masked(JSON.parse(answer.body.toString()), readFields(fields)));
}
