/** Somebody with a Google account here. */
export interface DrivePerson {
  login: string;
  name: string;
  email: string;
}

export type Role = 'reader' | 'commenter' | 'writer' | 'fileOrganizer' | 'organizer' | 'owner';

/** One entry of a file's own access list; `who` is an address, a domain, or empty for anyone. */
export interface Grant {
  id: string;
  type: 'user' | 'group' | 'domain' | 'anyone';
  who: string;
  role: Role;
  /** Milliseconds; when the access was given. */
  since: number;
  /** Who gave it. */
  by: string | undefined;
  discoverable?: boolean;
  expirationTime?: string;
}

/** What a file holds. Google's own formats keep their meaning, everything else its bytes. */
export type Content =
  | { kind: 'document'; markdown: string }
  | { kind: 'spreadsheet'; sheets: Sheet[] }
  | { kind: 'presentation'; slides: Slide[] }
  | { kind: 'blob'; bytes: Buffer }
  | { kind: 'none' };

export interface Sheet {
  title: string;
  rows: string[][];
}

export interface Slide {
  title: string;
  lines: string[];
}

/** One kept state of the content. */
export interface Revision {
  id: string;
  at: number;
  by: string;
  mimeType: string;
  content: () => Content;
  keepForever: boolean;
  originalFilename: string | undefined;
}

export interface Remark {
  id: string;
  author: string;
  createdAt: number;
  modifiedAt: number;
  content: string;
  deleted: boolean;
}

export interface Reply extends Remark {
  action?: 'resolve' | 'reopen';
}

export interface Comment extends Remark {
  quoted: string | undefined;
  anchor: string | undefined;
  resolved: boolean;
  replies: Reply[];
}

/** A file, a folder, or the root of a drive. People are named by their address, times are milliseconds. */
export interface FileRecord {
  id: string;
  name: string;
  mimeType: string;
  description?: string;
  parent: string | undefined;
  driveId: string | undefined;
  /** Absent in shared drives. */
  owner: string | undefined;
  createdAt: number;
  modifiedAt: number;
  modifiedBy: string;
  version: number;
  trashed: { by: string; at: number } | undefined;
  starredBy: Set<string>;
  viewedAt: Map<string, number>;
  changedAt: Map<string, number>;
  grants: Grant[];
  appProperties: Map<string, string>;
  properties: Map<string, string>;
  revisions: Revision[];
  comments: Comment[];
  originalFilename: string | undefined;
  writersCanShare: boolean;
  copyRequiresWriterPermission: boolean;
  folderColor: string | undefined;
  shortcutTo: string | undefined;
  /** Whose grants of the app reach this file under `drive.file`: logins. */
  appUsers: Set<string>;
}

export interface SharedDrive {
  id: string;
  name: string;
  createdAt: number;
}

/** A mail that Google would have sent about shared access. */
export interface ShareMail {
  at: number;
  from: string;
  to: string;
  fileId: string;
  fileName: string;
  role: Role;
  message: string | undefined;
}

const native = 'application/vnd.google-apps';

/** Google's own types. */
export const types = {
  folder: `${native}.folder`,
  shortcut: `${native}.shortcut`,
  document: `${native}.document`,
  spreadsheet: `${native}.spreadsheet`,
  presentation: `${native}.presentation`,
} as const;

/** Docs, Sheets and Slides: what is exported, never downloaded. */
export const isEditorType = (mimeType: string): boolean =>
  mimeType === types.document || mimeType === types.spreadsheet || mimeType === types.presentation;

export const isFolder = (file: FileRecord): boolean => file.mimeType === types.folder;

/** The newest content. */
export const contentOf = (file: FileRecord): Content => file.revisions.at(-1)?.content() ?? { kind: 'none' };
