import type { AdfDocument } from '../adf/document.js';

export interface Status {
  id: string;
  name: string;
  category: 'new' | 'indeterminate' | 'done';
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  /** 1 epic, 0 standard, -1 sub-task. */
  level: 1 | 0 | -1;
}

/** Something with an id and a name: priority, resolution, component, option. */
export interface Named {
  id: string;
  name: string;
}

export interface Version extends Named {
  description: string;
  released: boolean;
  archived: boolean;
  /** `2026-11-23`; undefined when nobody has said. */
  startDate: string | undefined;
  releaseDate: string | undefined;
}

/** A way between statuses; it may start anywhere when `from` is absent. */
export interface Transition {
  id: string;
  name: string;
  from?: string[];
  to: string;
  /** `asked`: its screen requires a resolution; `set`: it sets Done by itself; `cleared`: it takes the resolution away. */
  resolution: 'asked' | 'set' | 'cleared';
}

export interface Project {
  id: string;
  key: string;
  name: string;
  description: string;
  typeKey: 'software' | 'business';
  lead: string;
  /** Logins that see the project; they may also write to it. */
  members: Set<string>;
  types: IssueType[];
  components: Named[];
  versions: Version[];
  transitions: Transition[];
  /** Custom fields by id that creating an issue of a type (by name) requires. */
  required: Record<string, string[]>;
  lastNumber: number;
}

export interface Sprint {
  id: number;
  boardId: number;
  name: string;
  state: 'future' | 'active' | 'closed';
  goal: string;
  /** Milliseconds since the epoch, as all times here; undefined while nobody has planned it. */
  startsAt: number | undefined;
  endsAt: number | undefined;
  completedAt: number | undefined;
  createdAt: number;
}

export interface Board {
  id: number;
  name: string;
  type: 'scrum' | 'kanban';
  projectKey: string;
}

export interface Visibility {
  type: 'group' | 'role';
  value: string;
}

export interface Comment {
  id: string;
  by: string;
  createdAt: number;
  updatedAt: number;
  body: AdfDocument;
  visibility: Visibility | undefined;
  properties: Map<string, unknown>;
}

export interface Worklog {
  id: string;
  by: string;
  createdAt: number;
  startedAt: number;
  seconds: number;
  comment: AdfDocument | undefined;
  properties: Map<string, unknown>;
}

/** One field of a change: ids where the field has them, and what people read. */
export interface ChangeItem {
  field: string;
  fieldId: string;
  custom: boolean;
  from: string | undefined;
  fromText: string | undefined;
  to: string | undefined;
  toText: string | undefined;
}

export interface Change {
  id: string;
  by: string;
  at: number;
  items: ChangeItem[];
  /** What the caller gave as `historyMetadata`. */
  metadata: unknown;
}

export interface RemoteLink {
  id: number;
  globalId: string | undefined;
  relationship: string | undefined;
  application: Record<string, unknown>;
  object: Record<string, unknown>;
}

export interface Attachment {
  id: string;
  by: string;
  createdAt: number;
  filename: string;
  mime: string;
  bytes: Buffer;
}

/** `from` blocks `to`, in the words of the type. */
export interface IssueLink {
  id: string;
  type: string;
  from: string;
  to: string;
}

export interface LinkType extends Named {
  inward: string;
  outward: string;
}

/** An issue; people are logins, everything else with an id is kept by it. */
export interface Issue {
  id: string;
  key: string;
  project: Project;
  type: IssueType;
  summary: string;
  description: AdfDocument | undefined;
  environment: AdfDocument | undefined;
  status: string;
  statusSince: number;
  priority: string;
  resolution: string | undefined;
  resolvedAt: number | undefined;
  assignee: string | undefined;
  reporter: string;
  creator: string;
  labels: string[];
  components: string[];
  fixVersions: string[];
  affectsVersions: string[];
  /** The issue's id. */
  parent: string | undefined;
  /** Sprints it was ever in, the present one last. */
  sprints: number[];
  dueDate: string | undefined;
  /** Values of other custom fields by field id: a number, or an option's id. */
  custom: Map<string, number | string>;
  createdAt: number;
  updatedAt: number;
  comments: Comment[];
  worklogs: Worklog[];
  changes: Change[];
  remoteLinks: RemoteLink[];
  attachments: Attachment[];
  properties: Map<string, unknown>;
}
