import { createHash } from 'node:crypto';

import type { FieldMask } from '../../fields.js';
import { exportTypesOf } from '../content/export.js';
import { grantsOn, rightsOn, roleOn, sharedGrant } from '../state/access.js';
import type { DriveState } from '../state/drive-state.js';
import type { DrivePerson, FileRecord } from '../state/records.js';
import { contentOf } from '../state/records.js';
import { capabilitiesOf } from './capabilities.js';
import { wants } from './fields.js';
import { downloadLinkOf, extensionOf, webLinkOf } from './file-links.js';
import { isoTime, userView } from './people.js';
import { permissionViews } from './permission-view.js';

/** For whom a file is shown. */
export interface Viewer {
  state: DriveState;
  person: DrivePerson;
}
type Member = (file: FileRecord, by: Viewer) => unknown;

const bytesOf = (file: FileRecord): Buffer | undefined => {
  const content = contentOf(file);
  return content.kind === 'blob' ? content.bytes : undefined;
};
const digest = (file: FileRecord, algorithm: string): string | undefined => {
  const bytes = bytesOf(file);
  return bytes && createHash(algorithm).update(bytes).digest('hex');
};
const timeOf = (at: number | undefined): string | undefined => (at === undefined ? undefined : isoTime(at));
const userAt = (by: Viewer, email: string | undefined) =>
  email === undefined || email === '' ? undefined : userView(by.state, email, by.person);
const emptyIsAbsent = (map: Map<string, string>) => (map.size > 0 ? Object.fromEntries(map) : undefined);

const facts: Record<string, Member> = {
  kind: () => 'drive#file',
  id: (file) => file.id,
  name: (file) => file.name,
  mimeType: (file) => file.mimeType,
  description: (file) => file.description,
  version: (file) => String(file.version),
  spaces: () => ['drive'],
  createdTime: (file) => isoTime(file.createdAt),
  modifiedTime: (file) => isoTime(file.modifiedAt),
  properties: (file) => emptyIsAbsent(file.properties),
  appProperties: (file) => emptyIsAbsent(file.appProperties),
  folderColorRgb: (file) => file.folderColor,
  driveId: (file) => file.driveId,
  teamDriveId: (file) => file.driveId,
  writersCanShare: (file) => (file.driveId === undefined ? file.writersCanShare : undefined),
  copyRequiresWriterPermission: (file) => file.copyRequiresWriterPermission,
  viewersCanCopyContent: (file) => !file.copyRequiresWriterPermission,
  shortcutDetails: (file, by) =>
    file.shortcutTo === undefined
      ? undefined
      : { targetId: file.shortcutTo, targetMimeType: by.state.files.get(file.shortcutTo)?.mimeType },
};

const content: Record<string, Member> = {
  size: (file) => bytesOf(file)?.length.toString(),
  quotaBytesUsed: (file) => String(bytesOf(file)?.length ?? 0),
  md5Checksum: (file) => digest(file, 'md5'),
  sha1Checksum: (file) => digest(file, 'sha1'),
  sha256Checksum: (file) => digest(file, 'sha256'),
  headRevisionId: (file) => (bytesOf(file) ? file.revisions.at(-1)?.id : undefined),
  originalFilename: (file) => (bytesOf(file) ? (file.originalFilename ?? file.name) : undefined),
  fileExtension: (file) => (bytesOf(file) ? extensionOf(file.name) : undefined),
  fullFileExtension: (file) => (bytesOf(file) ? extensionOf(file.name) : undefined),
  webViewLink: (file, by) => webLinkOf(by.state.web, file),
  webContentLink: (file, by) => downloadLinkOf(by.state.web, file),
  iconLink: (file, by) => `${by.state.web}/icons/${encodeURIComponent(file.mimeType)}`,
  hasThumbnail: () => false,
  thumbnailVersion: () => '0',
  exportLinks: (file, by) => {
    const links = exportTypesOf(file.mimeType).map((type) => [
      type,
      `${by.state.web}/export?id=${file.id}&type=${encodeURIComponent(type)}`,
    ]);
    return links.length > 0 ? Object.fromEntries(links) : undefined;
  },
};

const history: Record<string, Member> = {
  lastModifyingUser: (file, by) => userAt(by, file.modifiedBy),
  modifiedByMe: (file, by) => file.changedAt.has(by.person.email),
  modifiedByMeTime: (file, by) => timeOf(file.changedAt.get(by.person.email)),
  viewedByMe: (file, by) => file.viewedAt.has(by.person.email),
  viewedByMeTime: (file, by) => timeOf(file.viewedAt.get(by.person.email)),
  starred: (file, by) => file.starredBy.has(by.person.email),
  trashed: (file, by) => by.state.isTrashed(file),
  explicitlyTrashed: (file) => file.trashed !== undefined,
  trashedTime: (file) => (file.driveId === undefined ? undefined : timeOf(file.trashed?.at)),
  trashingUser: (file, by) => (file.driveId === undefined ? undefined : userAt(by, file.trashed?.by)),
  isAppAuthorized: (file, by) => file.appUsers.has(by.person.login),
};

const sharing: Record<string, Member> = {
  parents: (file, by) => {
    const parent = file.parent === undefined ? undefined : by.state.files.get(file.parent);
    return parent && roleOn(by.state, parent, by.person) ? [parent.id] : undefined;
  },
  owners: (file, by) => (file.owner === undefined ? undefined : [userAt(by, file.owner)]),
  ownedByMe: (file, by) => (file.owner === undefined ? undefined : file.owner === by.person.email),
  shared: (file, by) => grantsOn(by.state, file).length > 1,
  sharedWithMeTime: (file, by) => timeOf(sharedGrant(file, by.person)?.since),
  sharingUser: (file, by) => userAt(by, sharedGrant(file, by.person)?.by),
  capabilities: (file, by) => capabilitiesOf(by.state, file, by.person),
  permissions: (file, by) =>
    file.driveId === undefined && rightsOn(by.state, file, by.person).edit
      ? permissionViews(by.state, file)
      : undefined,
  permissionIds: (file, by) =>
    rightsOn(by.state, file, by.person).edit ? file.grants.map((grant) => grant.id) : undefined,
  hasAugmentedPermissions: (file) =>
    file.driveId === undefined ? undefined : file.parent !== undefined && file.grants.length > 0,
};

const members = Object.entries({ ...facts, ...content, ...history, ...sharing });

/** The file resource, with no more worked out than the mask keeps. */
export const fileView = (file: FileRecord, by: Viewer, mask: FieldMask): Record<string, unknown> =>
  Object.fromEntries(
    members.filter(([name]) => wants(mask, name)).map(([name, member]) => [name, member(file, by)]),
  );
