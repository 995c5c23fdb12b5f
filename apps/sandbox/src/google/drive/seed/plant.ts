import { newRemarkId, seededFileId } from '../state/ids.js';
import type { DriveState } from '../state/drive-state.js';
import { grantTo } from '../state/drive-state.js';
import type { Comment, Content, FileRecord } from '../state/records.js';
import { isEditorType } from '../state/records.js';
import { archive } from './archive.js';
import { contoso } from './contoso.js';
import { dated } from './dates.js';
import { engineering } from './engineering.js';
import { northwind } from './northwind.js';
import type { CommentSeed, FileSeed } from './seed.js';
import { addressOf } from './seed.js';

const day = 86_400_000;

/** Plants the seeded company, and an archive of `archived` files in Ana's Drive. Contents are made when they are read. */
export function plantFiles(state: DriveState, archived: number): void {
  const now = state.clock.now();
  for (const root of [...northwind, contoso]) {
    const parent = state.rootOf({ email: addressOf[root.owner] });
    for (const seed of root.files) plant(state, seed, parent, now);
  }
  const members = engineering.members.map(({ who, role }) =>
    grantTo(addressOf[who], role, now - engineering.ago * day),
  );
  const drive = state.addSharedDrive(engineering.name, members, now - engineering.ago * day);
  for (const seed of engineering.files) plant(state, seed, drive.id, now);
  if (archived > 0) plant(state, archive(archived), state.rootOf({ email: addressOf.ana }), now);
}

function plant(state: DriveState, seed: FileSeed, parent: string, now: number): void {
  const at = (ago: number): number => now - ago * day;
  const by = addressOf[seed.by];
  const name = dated(seed.name, now);
  const file = state.add({
    id: seededFileId(`${parent}/${seed.name}`, isEditorType(seed.mimeType)),
    name,
    mimeType: seed.mimeType,
    parent,
    by,
    at: at(seed.ago),
    ...(seed.content ? { content: datedContent(seed.content, now) } : {}),
  });
  if (seed.description !== undefined) file.description = seed.description;
  for (const edit of seed.edits ?? []) {
    const [email, when] = [addressOf[edit.by], at(edit.ago)];
    Object.assign(file, { modifiedAt: when, modifiedBy: email, version: file.version + 3 });
    file.changedAt.set(email, when);
    file.viewedAt.set(email, when);
    state.keep(file, datedContent(edit.content, now));
  }
  for (const share of seed.shared ?? []) {
    file.grants.push(grantTo(addressOf[share.with], share.role, at(share.ago ?? seed.ago), by));
  }
  note(file, seed, at);
  for (const child of seed.children ?? []) plant(state, child, file.id, now);
}

/** What people did with the file beside writing it. */
function note(file: FileRecord, seed: FileSeed, at: (ago: number) => number): void {
  for (const [who, ago] of Object.entries(seed.viewed ?? {})) {
    file.viewedAt.set(addressOf[who as keyof typeof addressOf], at(ago));
  }
  for (const who of seed.starred ?? []) file.starredBy.add(addressOf[who]);
  if (seed.trashedAgo !== undefined) {
    file.trashed = { by: addressOf[seed.by], at: at(seed.trashedAgo) };
  }
  file.comments.push(...(seed.comments ?? []).map((comment) => commentOf(comment, at)));
}

function commentOf(seed: CommentSeed, at: (ago: number) => number): Comment {
  const replies = (seed.replies ?? []).map(({ by, ago, text, action }) => ({
    id: newRemarkId(),
    author: addressOf[by],
    createdAt: at(ago),
    modifiedAt: at(ago),
    content: text,
    deleted: false,
    ...(action === undefined ? {} : { action }),
  }));
  const last = replies.at(-1);
  return {
    id: newRemarkId(),
    author: addressOf[seed.by],
    createdAt: at(seed.ago),
    content: seed.text,
    modifiedAt: last?.modifiedAt ?? at(seed.ago),
    deleted: false,
    quoted: seed.quoted,
    anchor: undefined,
    resolved: replies.findLast((reply) => reply.action)?.action === 'resolve',
    replies,
  };
}

const datedContent = (content: () => Content, now: number) => (): Content => {
  const made = content();
  return made.kind === 'document' ? { ...made, markdown: dated(made.markdown, now) } : made;
};
