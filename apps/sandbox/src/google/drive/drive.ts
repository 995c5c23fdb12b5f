import type { Answer, Incoming } from '../../gateway/answer.js';
import { Router } from '../../gateway/router.js';
import { authenticated } from '../google-call.js';
import { googleError } from '../google-errors.js';
import type { GoogleWorld } from '../world.js';
import type { Call, Operation } from './call.js';
import { ResumableUploads } from './files/resumable.js';
import { operations } from './operations.js';
import { documentPage } from './picker/document-page.js';
import { offerPicker, picker } from './picker/picker.js';
import { plantFiles } from './seed/plant.js';
import { DriveState } from './state/drive-state.js';

/** Drive below the API root; `path` begins with `/drive/` or `/upload/drive/`. */
export interface Drive {
  state: DriveState;
  handle: (request: Incoming, path: string) => Promise<Answer>;
  /** The answer of the consent page, or the Picker before it when the app asked for that. */
  afterConsent: (request: Incoming, consented: Answer) => Answer;
  /** Where the Picker's form goes. */
  picker: (request: Incoming) => Answer;
  /** A file as a person sees it; `path` is below `/google/docs`. */
  page: (path: string) => Answer;
  /** Gives a file to the app without the page: `drive.file` of this person reaches it from now on. 404 when unknown. */
  pick: (login: string, fileId: string) => void;
  close: () => Promise<void>;
}

/** Starts Drive for these accounts with the seeded company in it. */
export async function startDrive(world: GoogleWorld): Promise<Drive> {
  const web = `${world.around.origin}/google/docs`;
  const state = new DriveState(world.people, world.clock, web);
  plantFiles(state, world.scale.files ?? 0);
  const uploads = new ResumableUploads(world.urls.api);
  const routes = new Router<Operation>();
  for (const operation of operations) routes.add(operation.route, operation);
  return {
    state,
    handle: async (request, path) => answer({ world, state, uploads, routes }, request, path),
    afterConsent: (request, consented) => offerPicker(world, state, request, consented),
    picker: (request) => picker(world, state, request),
    page: (path) => documentPage(state, path),
    pick: (login, fileId) => {
      const file = state.files.get(fileId);
      if (!file) throw new Error(`no file ${fileId}`);
      file.appUsers.add(login);
    },
    close: async () => {},
  };
}

interface Parts {
  world: GoogleWorld;
  state: DriveState;
  uploads: ResumableUploads;
  routes: Router<Operation>;
}

const uploadable = new Set(['drive.files.create', 'drive.files.update']);

async function answer(parts: Parts, request: Incoming, path: string): Promise<Answer> {
  const isUpload = path.startsWith('/upload/');
  if (isUpload && request.query.has('upload_id')) return parts.uploads.continue(request);
  const found = parts.routes.find(request.method, path.replace(/^(\/upload)?\/drive\/v3/, ''));
  if (!found || (isUpload && !uploadable.has(found.handler.id)))
    throw googleError(404, 'notFound', 'Not Found');
  const { handler: operation, params } = found;
  const call = callOf(parts, request, operation, params);
  if (isUpload && request.query.get('uploadType') === 'resumable') return parts.uploads.open(call);
  return operation.handle(call);
}

function callOf(
  { world, state }: Parts,
  request: Incoming,
  operation: Operation,
  params: Record<string, string>,
): Call {
  const { login, scopes } = authenticated(world, request, operation.scopes);
  const person = world.personOf(login);
  const { query } = request;
  return { state, person, scopes, accepted: operation.scopes, request, params, query };
}
