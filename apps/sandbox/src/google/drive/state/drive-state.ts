import type { Clock } from '../../../gateway/clock.js';
import { driveIdOf, newFileId, newRevisionId, permissionIdOf } from './ids.js';
import type { Content, DrivePerson, FileRecord, Grant, ShareMail, SharedDrive } from './records.js';
import { isEditorType, types } from './records.js';

/** What a new file starts from; the rest has defaults. */
export interface NewFile {
  id?: string;
  name: string;
  mimeType: string;
  parent: string | undefined;
  /** Address of the person who makes it. */
  by: string;
  at: number;
  content?: () => Content;
  originalFilename?: string;
}

/** All drives of everybody. */
export class DriveState {
  readonly files = new Map<string, FileRecord>();
  readonly drives = new Map<string, SharedDrive>();
  /** Ids given out by generateIds and not used yet. */
  readonly reservedIds = new Set<string>();
  /** What Google would have mailed, oldest first. */
  readonly mails: ShareMail[] = [];
  readonly #children = new Map<string, Set<FileRecord>>();

  constructor(
    readonly people: readonly DrivePerson[],
    readonly clock: Clock,
    /** Where the stand-in's pages are, without a slash at the end. */
    readonly web: string,
  ) {
    for (const person of people) this.#addRoot(person);
  }

  personAt(email: string): DrivePerson | undefined {
    return this.people.find((one) => one.email.toLowerCase() === email.toLowerCase());
  }

  rootOf(person: Pick<DrivePerson, 'email'>): string {
    return driveIdOf(person.email);
  }

  childrenOf(id: string): ReadonlySet<FileRecord> {
    return this.#children.get(id) ?? new Set();
  }

  /** A shared drive and its root folder, whose grants are the drive's members. */
  addSharedDrive(name: string, members: Grant[], at: number): SharedDrive {
    const drive = { id: driveIdOf(`shared ${name}`), name, createdAt: at };
    this.drives.set(drive.id, drive);
    const root = this.add({
      id: drive.id,
      name: 'Drive',
      mimeType: types.folder,
      parent: undefined,
      by: '',
      at,
    });
    Object.assign(root, { driveId: drive.id, owner: undefined, grants: members });
    return drive;
  }

  /** Puts a new file into its folder; its maker owns it, or the shared drive does. */
  add(fresh: NewFile): FileRecord {
    const parent = fresh.parent === undefined ? undefined : this.files.get(fresh.parent);
    const driveId = parent?.driveId;
    const owner = driveId === undefined ? fresh.by : undefined;
    const file: FileRecord = {
      id: fresh.id ?? newFileId(isEditorType(fresh.mimeType)),
      name: fresh.name,
      mimeType: fresh.mimeType,
      parent: undefined,
      driveId,
      owner,
      createdAt: fresh.at,
      modifiedAt: fresh.at,
      modifiedBy: fresh.by,
      version: 1,
      trashed: undefined,
      starredBy: new Set(),
      comments: [],
      revisions: [],
      viewedAt: new Map([[fresh.by, fresh.at]]),
      changedAt: new Map([[fresh.by, fresh.at]]),
      grants: owner === undefined ? [] : [grantTo(owner, 'owner', fresh.at)],
      appProperties: new Map(),
      properties: new Map(),
      originalFilename: fresh.originalFilename,
      writersCanShare: true,
      copyRequiresWriterPermission: false,
      folderColor: undefined,
      shortcutTo: undefined,
      appUsers: new Set(),
    };
    this.files.set(file.id, file);
    if (fresh.content) this.keep(file, fresh.content);
    this.move(file, fresh.parent);
    return file;
  }

  /** Replaces the content and keeps the old as a revision. */
  write(file: FileRecord, by: string, content: () => Content): void {
    this.touch(file, by);
    this.keep(file, content);
  }

  /** Notes that somebody changed the file just now. */
  touch(file: FileRecord, by: string): void {
    const now = this.clock.now();
    file.version += 1;
    file.modifiedAt = now;
    file.modifiedBy = by;
    file.changedAt.set(by, now);
    file.viewedAt.set(by, now);
  }

  move(file: FileRecord, parent: string | undefined): void {
    if (file.parent !== undefined) this.#children.get(file.parent)?.delete(file);
    file.parent = parent;
    if (parent === undefined) return;
    const siblings = this.#children.get(parent) ?? new Set();
    this.#children.set(parent, siblings.add(file));
  }

  /** Removes the file and everything below it for good. */
  remove(file: FileRecord): void {
    for (const child of this.childrenOf(file.id)) this.remove(child);
    this.move(file, undefined);
    this.files.delete(file.id);
  }

  /** The file and the folders above it, nearest first. */
  lineOf(file: FileRecord): FileRecord[] {
    const line = [file];
    for (let at = file.parent; at !== undefined && line.length < 100; at = line.at(-1)?.parent) {
      const folder = this.files.get(at);
      if (!folder) break;
      line.push(folder);
    }
    return line;
  }

  isTrashed(file: FileRecord): boolean {
    return this.lineOf(file).some((one) => one.trashed);
  }

  /** Keeps a content as the newest revision, as of the last change. */
  keep(file: FileRecord, content: () => Content): void {
    let made: Content | undefined;
    const editor = isEditorType(file.mimeType);
    file.revisions.push({
      id: editor ? String(file.revisions.length * 7 + 4) : newRevisionId(),
      at: file.modifiedAt,
      by: file.modifiedBy,
      mimeType: file.mimeType,
      content: () => (made ??= content()),
      keepForever: false,
      originalFilename: file.originalFilename,
    });
  }

  #addRoot(person: DrivePerson): void {
    const at = this.clock.now() - 800 * 86_400_000;
    const id = this.rootOf(person);
    this.add({ id, name: 'My Drive', mimeType: types.folder, parent: undefined, by: person.email, at });
  }
}

/** A grant for one person, dated. */
export const grantTo = (email: string, role: Grant['role'], since: number, by?: string): Grant => ({
  id: permissionIdOf(email),
  type: 'user',
  who: email,
  role,
  since,
  by,
});
