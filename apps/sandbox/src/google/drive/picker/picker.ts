import type { Answer, Incoming } from '../../../gateway/answer.js';
import { redirect } from '../../../gateway/answer.js';
import { refusalPage } from '../../../gateway/consent-page.js';
import type { GoogleWorld } from '../../world.js';
import { isListedFor } from '../state/access.js';
import type { DriveState } from '../state/drive-state.js';
import type { DrivePerson, FileRecord } from '../state/records.js';
import { types } from '../state/records.js';
import type { Picking } from './picker-page.js';
import { accountsPage, filesPage } from './picker-page.js';

const kinds: Record<string, (mimeType: string) => boolean> = {
  doc: (type) => type === types.document,
  sheet: (type) => type === types.spreadsheet,
  slides: (type) => type === types.presentation,
  pdf: (type) => type === 'application/pdf',
  folder: (type) => type === types.folder,
  image: (type) => type.startsWith('image/'),
};

/**
 * A stand-in for the Google Picker: the person signs in, ticks files, and goes back to `redirect_uri` with `state` and
 * `picked` (ids with commas between; empty after Cancel). From then on `drive.file` reaches what was picked.
 */
export function picker(world: GoogleWorld, state: DriveState, request: Incoming): Answer {
  const sent = fieldsOf(request);
  const picking = readPicking(world, sent);
  if (typeof picking === 'string') return refusalPage('Cannot choose files', picking);
  if (sent.get('decision') === 'deny') return back(picking, []);
  const person = world.findPerson(sent.get('login') ?? sent.get('login_hint') ?? '');
  if (!person) return accountsPage(picking, world.people);
  const offered = offeredTo(state, person, picking.types);
  if (sent.get('decision') !== 'allow') return filesPage(picking, person, offered);
  const ids = new Set(sent.getAll('file'));
  const picked = offered.filter((file) => ids.has(file.id));
  if (picked.length !== ids.size) return refusalPage('Cannot choose files', 'One of the files is not there.');
  for (const file of picked) file.appUsers.add(person.login);
  return back(picking, picked);
}

/** A decision counts only when it is posted. */
function fieldsOf(request: Incoming): URLSearchParams {
  if (request.method === 'POST') return new URLSearchParams(request.body.toString());
  const fields = new URLSearchParams(request.query);
  fields.delete('decision');
  return fields;
}

function readPicking(world: GoogleWorld, sent: URLSearchParams): Picking | string {
  const { client } = world.around;
  const redirectUri = sent.get('redirect_uri') ?? '';
  if (sent.get('client_id') !== client.id) return 'The client is unknown.';
  if (!client.redirectUris.has(redirectUri)) return 'The address to return to is not registered.';
  const wanted = (sent.get('types') ?? '').split(',').filter((type) => type !== '' && type !== 'any');
  const unknown = wanted.find((type) => !(type in kinds));
  if (unknown !== undefined) return `There is no type "${unknown}".`;
  return {
    app: client.name,
    clientId: client.id,
    redirectUri,
    state: sent.get('state') ?? '',
    types: wanted,
  };
}

function offeredTo(state: DriveState, person: DrivePerson, wanted: string[]): FileRecord[] {
  const fits = (file: FileRecord) =>
    wanted.length === 0
      ? file.mimeType !== types.folder
      : wanted.some((type) => kinds[type]?.(file.mimeType));
  return [...state.files.values()]
    .filter((file) => file.parent !== undefined && fits(file) && !state.isTrashed(file))
    .filter((file) => isListedFor(state, file, person))
    .toSorted((one, other) => other.modifiedAt - one.modifiedAt)
    .slice(0, 200);
}

function back(picking: Picking, picked: FileRecord[]): Answer {
  const address = new URL(picking.redirectUri);
  address.searchParams.set('state', picking.state);
  address.searchParams.set('picked', picked.map((file) => file.id).join(','));
  return redirect(address.href);
}
