import type { Answer, Incoming } from '../../../gateway/answer.js';
import { redirect } from '../../../gateway/answer.js';
import { refusalPage } from '../../../gateway/consent-page.js';
import type { GoogleWorld } from '../../world.js';
import { driveScopes } from '../scopes.js';
import { isListedFor } from '../state/access.js';
import type { DriveState } from '../state/drive-state.js';
import type { DrivePerson, FileRecord } from '../state/records.js';
import { isFolder } from '../state/records.js';
import type { Picking } from './picker-page.js';
import { pickerPage } from './picker-page.js';

const refused = (reason: string): Answer => refusalPage('Cannot choose files', reason);

/**
 * Puts the Picker between consent and the way back when the authorization request has `trigger_onepick=true`.
 * https://developers.google.com/workspace/drive/picker/guides/desktop-mobile-picker
 */
export function offerPicker(
  world: GoogleWorld,
  state: DriveState,
  request: Incoming,
  consented: Answer,
): Answer {
  const form = new URLSearchParams(request.body.toString());
  const person = world.findPerson(form.get('login') ?? '');
  const to = consented.headers['location'];
  if (form.get('trigger_onepick') !== 'true' || !person || !hasConsent(to)) return consented;
  const picking = readPicking(world, form, to);
  return pickerPage(picking, person, offeredTo(state, person, picking));
}

function hasConsent(to: string | undefined): to is string {
  if (to === undefined) return false;
  const { searchParams } = new URL(to);
  return searchParams.has('code') && (searchParams.get('scope') ?? '').split(' ').includes(driveScopes.file);
}

/**
 * What the person chose: from now on `drive.file` reaches it. Sends them to where consent was to lead, with
 * `picked_file_ids` (commas between), or with `error=access_denied` after Cancel.
 */
export function picker(world: GoogleWorld, state: DriveState, request: Incoming): Answer {
  const form = new URLSearchParams(request.body.toString());
  const to = fieldOf(form, 'to');
  const person = world.findPerson(fieldOf(form, 'login'));
  if (request.method !== 'POST' || !person) return refused('This page is a step of signing in.');
  if (!leadsToClient(world, to)) return refused('The address to return to is not registered.');
  if (form.get('decision') !== 'allow') return redirect(deniedAt(to));
  const ids = new Set(form.getAll('file'));
  const picking = readPicking(world, form, to);
  const picked = offeredTo(state, person, picking).filter((file) => ids.has(file.id));
  if (picked.length !== ids.size) return refused('One of the files cannot be chosen here.');
  if (picked.length > 1 && !picking.multiple) return refused('Choose one file only.');
  return take(picking, person, picked);
}

function take({ to }: Picking, person: DrivePerson, picked: FileRecord[]): Answer {
  for (const file of picked) file.appUsers.add(person.login);
  const address = new URL(to);
  address.searchParams.set('picked_file_ids', picked.map((file) => file.id).join(','));
  return redirect(address.href);
}

const fieldOf = (form: URLSearchParams, name: string): string => form.get(name) ?? '';

function leadsToClient(world: GoogleWorld, to: string): boolean {
  if (!URL.canParse(to)) return false;
  const address = new URL(to);
  const own = ['code', 'scope', 'authuser', 'prompt', 'state'];
  for (const name of own) address.searchParams.delete(name);
  return world.around.client.redirectUris.has(address.href);
}

function deniedAt(to: string): string {
  const address = new URL(to);
  const state = address.searchParams.get('state');
  address.search = new URLSearchParams({
    error: 'access_denied',
    ...(state === null ? {} : { state }),
  }).toString();
  return address.href;
}

const readPicking = (world: GoogleWorld, form: URLSearchParams, to: string): Picking => ({
  app: world.around.client.name,
  to,
  mimeTypes: (form.get('mimetypes') ?? '').split(',').filter((type) => type !== ''),
  multiple: form.get('allow_multiple') === 'true',
  folders: form.get('allow_folder_selection') === 'true',
});

/** The person's files of the wanted types, last changed first, 200 at most. Folders only when they may be chosen. */
function offeredTo(state: DriveState, person: DrivePerson, { mimeTypes, folders }: Picking): FileRecord[] {
  const fits = (file: FileRecord) =>
    (mimeTypes.length === 0 || mimeTypes.includes(file.mimeType)) && (folders || !isFolder(file));
  return [...state.files.values()]
    .filter((file) => file.parent !== undefined && fits(file) && !state.isTrashed(file))
    .filter((file) => isListedFor(state, file, person))
    .toSorted((one, other) => other.modifiedAt - one.modifiedAt)
    .slice(0, 200);
}
