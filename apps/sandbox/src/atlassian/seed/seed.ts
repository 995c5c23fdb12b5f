import type { types } from '../jira/state/names.js';

export type StatusName = 'To Do' | 'In Progress' | 'In Review' | 'Done';

/** Ages are in days before the sandbox started; fractions are fine. Texts are in the marks of `adf/written.ts`. */
export interface IssueSeed {
  type: keyof typeof types;
  summary: string;
  by: string;
  daysAgo: number;
  description?: string;
  assignee?: string;
  /** Where it went, oldest first; it starts in To Do. */
  moves?: [to: StatusName, by: string, daysAgo: number][];
  /** How it ended, when not as Done. */
  resolution?: string;
  priority?: string;
  labels?: string[];
  components?: string[];
  fixVersions?: string[];
  /** Key of an issue planted before. */
  parent?: string;
  /** Sprints by name, the present one last. */
  sprints?: string[];
  points?: number;
  team?: string;
  severity?: string;
  /** Days from now. */
  dueIn?: number;
  comments?: { by: string; daysAgo: number; body: string; role?: string }[];
  worklogs?: { by: string; daysAgo: number; hours: number; note?: string }[];
  /** From this issue to that one, by the name of the type. */
  links?: [type: string, to: string][];
  /** `{github}` in an address is the GitHub stand-in. */
  remoteLinks?: { url: string; title: string }[];
  attachments?: { by: string; daysAgo: number; filename: string; mime: string; content: string | Buffer }[];
}

/** Sprint days count from now; a negative end lies behind. */
export interface SprintSeed {
  name: string;
  goal: string;
  state: 'future' | 'active' | 'closed';
  starts?: number;
  ends?: number;
}

export interface VersionSeed {
  name: string;
  description: string;
  released?: boolean;
  archived?: boolean;
  /** Days from now. */
  releases?: number;
}

export interface ProjectSeed {
  key: string;
  name: string;
  description: string;
  typeKey: 'software' | 'business';
  lead: string;
  members: string[];
  types: (keyof typeof types)[];
  workflow: 'reviewed' | 'simple';
  components: string[];
  versions: VersionSeed[];
  board?: { name: string; type: 'scrum' | 'kanban'; sprints: SprintSeed[] };
  /** Custom fields by id that creating an issue of a type (by name) requires. */
  required?: Record<string, string[]>;
  issues: IssueSeed[];
}

export interface SiteSeed {
  cloudId: string;
  name: string;
  members: string[];
  admins: string[];
  projects: ProjectSeed[];
}
