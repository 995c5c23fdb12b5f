import { invalidArgument } from '../../google-errors.js';
import { forbidden, invalidValue } from '../errors.js';
import { schemas } from '../answer/schema.js';
import type { DrivePerson, FileRecord } from '../state/records.js';

const writable = new Set(
  'name mimeType description starred trashed properties appProperties createdTime modifiedTime viewedByMeTime copyRequiresWriterPermission writersCanShare viewersCanCopyContent folderColorRgb originalFilename contentHints contentRestrictions'.split(
    ' ',
  ),
);
const ofNewFiles = new Set(['id', 'parents', 'shortcutDetails']);

/** Refuses a body with members that Drive does not know (400) or does not take here (403). */
export function checkBody(body: Record<string, unknown>, isNew: boolean): void {
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    if (!(name in schemas.file)) {
      throw invalidArgument(`Invalid JSON payload received. Unknown name "${name}": Cannot find field.`);
    }
    if (writable.has(name) || (isNew && ofNewFiles.has(name))) continue;
    throw forbidden('fieldNotWritable', refusalOf(name));
  }
}

const refusalOf = (name: string): string =>
  name === 'parents'
    ? 'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.'
    : 'The resource body includes fields which are not directly writable.';

/** A text member; undefined when it is absent, 400 when it is something else. */
export function textOf(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidValue(name);
  return value;
}

type Setter = (file: FileRecord, value: unknown, person: DrivePerson) => void;

const setters: Record<string, Setter> = {
  name: (file, value) => {
    if (String(value) !== '') file.name = String(value);
  },
  description: (file, value) => {
    file.description = String(value);
  },
  starred: (file, value, person) => {
    if (value === true) file.starredBy.add(person.email);
    else file.starredBy.delete(person.email);
  },
  properties: (file, value) => setAll(file.properties, value, 'properties'),
  appProperties: (file, value) => setAll(file.appProperties, value, 'appProperties'),
  createdTime: (file, value) => {
    file.createdAt = timeOf(value, 'createdTime');
  },
  modifiedTime: (file, value) => {
    file.modifiedAt = timeOf(value, 'modifiedTime');
  },
  viewedByMeTime: (file, value, person) => {
    file.viewedAt.set(person.email, timeOf(value, 'viewedByMeTime'));
  },
  copyRequiresWriterPermission: (file, value) => {
    file.copyRequiresWriterPermission = value === true;
  },
  writersCanShare: (file, value) => {
    file.writersCanShare = value === true;
  },
  folderColorRgb: (file, value) => {
    file.folderColor = String(value);
  },
  originalFilename: (file, value) => {
    file.originalFilename = String(value);
  },
};

/** Sets what the body says about the file, checked before. */
export function applyBody(file: FileRecord, body: Record<string, unknown>, person: DrivePerson): void {
  for (const [name, value] of Object.entries(body)) {
    if (value !== undefined && value !== null) setters[name]?.(file, value, person);
  }
}

/** At most 124 bytes per entry and 30 private ones, as the guide to custom properties says. */
function setAll(map: Map<string, string>, value: unknown, name: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidValue(name);
  for (const [key, held] of Object.entries(value)) {
    if (held === null) map.delete(key);
    else if (typeof held !== 'string') throw invalidValue(name);
    else if (Buffer.byteLength(key + held) > 124) {
      throw forbidden('propertyTooLong', 'The length of the property key and value is too long.');
    } else map.set(key, held);
  }
  if (map.size > 30) throw forbidden('tooManyProperties', 'The file has too many properties.');
}

function timeOf(value: unknown, name: string): number {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw invalidValue(name);
  return at;
}
