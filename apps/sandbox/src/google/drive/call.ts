import type { Answer, Incoming } from '../../gateway/answer.js';
import { parseJsonObject, readJsonBody } from '../google-call.js';
import { appNotAuthorized, fileNotFound, insufficientPermissions, invalidValue } from './errors.js';
import { accepts, reachesAll } from './scopes.js';
import { rightsOn, roleOn } from './state/access.js';
import type { DriveState } from './state/drive-state.js';
import type { DrivePerson, FileRecord } from './state/records.js';

/** One authenticated call of Drive, as handlers see it. */
export interface Call {
  state: DriveState;
  person: DrivePerson;
  scopes: string[];
  /** The scopes that the method accepts. */
  accepted: readonly string[];
  request: Incoming;
  params: Record<string, string>;
  query: URLSearchParams;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** One method of Drive v3: the id of the official description, its route below the version, its scopes. */
export interface Operation {
  id: string;
  route: string;
  scopes: readonly string[];
  handle: Handler;
}

export const bodyOf = (call: Call): Record<string, unknown> => readJsonBody(call.request);
export const parsedBody = parseJsonObject;

/** A yes-or-no parameter; false when absent, 400 when it is neither. */
export function flag(call: Call, name: string, usual = false): boolean {
  const value = call.query.get(name);
  if (value === null) return usual;
  if (value !== 'true' && value !== 'false') throw invalidValue(name);
  return value === 'true';
}

/** How a handler looks for a file. */
export interface Seeking {
  /** The method has no supportsAllDrives, so files of shared drives are found anyway. */
  everywhere?: boolean;
  /** The method changes the file. */
  toChange?: boolean;
}

const sees = (call: Call, file: FileRecord, seeking: Seeking): boolean => {
  if (!roleOn(call.state, file, call.person)) return false;
  return file.driveId === undefined || seeking.everywhere === true || flag(call, 'supportsAllDrives');
};

/** Whether this grant reaches the file at all: everything, or what was made with the app or given to it. */
export const isReached = (call: Call, file: FileRecord): boolean =>
  reachesAll(call.scopes, call.accepted) || file.appUsers.has(call.person.login);

/** A file by its id or `root`. 404 when this person, these parameters or this grant do not reach it. */
export function fileFor(call: Call, id: string, seeking: Seeking = {}): FileRecord {
  const known = id === 'root' ? call.state.rootOf(call.person) : id;
  const file = call.state.files.get(known);
  if (!file || !sees(call, file, seeking)) throw fileNotFound(id);
  if (isReached(call, file) || (file.parent === undefined && file.driveId === undefined)) return file;
  if (seeking.toChange === true && reachesAll(call.scopes, accepts.facts)) throw appNotAuthorized(id);
  throw fileNotFound(id);
}

/** The file of the path. */
export const fileOf = (call: Call, seeking: Seeking = {}): FileRecord =>
  fileFor(call, call.params['fileId'] ?? '', seeking);

/** Rights of the caller. */
export const rightsOf = (call: Call, file: FileRecord) => rightsOn(call.state, file, call.person);

/** Refuses unless the caller has the right: 403. */
export function allow(isAllowed: boolean): void {
  if (!isAllowed) throw insufficientPermissions();
}
