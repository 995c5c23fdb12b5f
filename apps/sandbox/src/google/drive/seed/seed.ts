import type { Content, Role } from '../state/records.js';
import { types } from '../state/records.js';

/** Who is at work in the seed, by the part of the address before the @. */
export type Who = 'ana' | 'ben' | 'chloe' | 'dmitri';

/** Addresses of the seeded people. */
export const addressOf: Record<Who, string> = {
  ana: 'ana@northwind.example',
  ben: 'ben@northwind.example',
  chloe: 'chloe@northwind.example',
  dmitri: 'dmitri@contoso-labs.example',
};

/** Ages are days before the sandbox started; fractions are fine. */
export interface RemarkSeed {
  by: Who;
  ago: number;
  text: string;
}

export interface CommentSeed extends RemarkSeed {
  quoted?: string;
  replies?: (RemarkSeed & { action?: 'resolve' | 'reopen' })[];
}

/** A file or folder. Names and texts may hold `{week-1}` (the number of last week), `{date-7}` (a day) and `{year}`. */
export interface FileSeed {
  name: string;
  mimeType: string;
  by: Who;
  ago: number;
  content?: () => Content;
  /** Later states of the content, oldest first. */
  edits?: { by: Who; ago: number; content: () => Content }[];
  description?: string;
  shared?: { with: Who; role: Role; ago?: number }[];
  viewed?: Partial<Record<Who, number>>;
  starred?: Who[];
  trashedAgo?: number;
  comments?: CommentSeed[];
  children?: FileSeed[];
}

/** What hangs in one root: a person's or a shared drive's. */
export interface RootSeed {
  owner: Who;
  files: FileSeed[];
}

export interface SharedDriveSeed {
  name: string;
  ago: number;
  members: { who: Who; role: Role }[];
  files: FileSeed[];
}

type More = Omit<FileSeed, 'name' | 'mimeType' | 'by' | 'ago' | 'content'>;

/** Who made it, and when. */
type Made = [by: Who, ago: number];

/** A Google Doc from Markdown. */
export const doc = (name: string, [by, ago]: Made, markdown: string, more: More = {}): FileSeed => ({
  name,
  mimeType: types.document,
  by,
  ago,
  content: () => ({ kind: 'document', markdown }),
  ...more,
});

/** Another state of a Doc. */
export const edit = (by: Who, ago: number, markdown: string) => ({
  by,
  ago,
  content: (): Content => ({ kind: 'document', markdown }),
});

export const folder = (name: string, [by, ago]: Made, children: FileSeed[], more: More = {}): FileSeed => ({
  name,
  mimeType: types.folder,
  by,
  ago,
  children,
  ...more,
});

/** A file of bytes. */
export const blob = (
  name: string,
  mimeType: string,
  made: { by: Who; ago: number; bytes: () => Buffer },
  more: More = {},
): FileSeed => ({
  name,
  mimeType,
  by: made.by,
  ago: made.ago,
  content: () => ({ kind: 'blob', bytes: made.bytes() }),
  ...more,
});
