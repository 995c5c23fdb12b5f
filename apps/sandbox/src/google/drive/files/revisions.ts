import { createHash } from 'node:crypto';

import type { Answer } from '../../../gateway/answer.js';
import { noContent } from '../../../gateway/answer.js';
import { itemMask, maskOf, show, wants } from '../answer/fields.js';
import { isoTime, userView } from '../answer/people.js';
import { schemas } from '../answer/schema.js';
import type { FieldMask } from '../../fields.js';
import type { Call } from '../call.js';
import { allow, bodyOf, fileOf, rightsOf } from '../call.js';
import { badRequest, partNotFound } from '../errors.js';
import { pageOf, pageSizeOf } from '../query/paging.js';
import type { FileRecord, Revision } from '../state/records.js';
import { isEditorType } from '../state/records.js';
import { media } from './read.js';

const rules = { usual: 200, most: 1000 };
const one = { schema: schemas.revision, usual: 'kind,id,mimeType,modifiedTime' };

function revisionView(call: Call, revision: Revision, mask: FieldMask) {
  const content = revision.content();
  const bytes = content.kind === 'blob' ? content.bytes : undefined;
  return {
    kind: 'drive#revision',
    id: revision.id,
    mimeType: revision.mimeType,
    modifiedTime: isoTime(revision.at),
    lastModifyingUser: userView(call.state, revision.by, call.person),
    keepForever: bytes ? revision.keepForever : undefined,
    published: bytes ? undefined : false,
    originalFilename: bytes ? revision.originalFilename : undefined,
    size: bytes ? String(bytes.length) : undefined,
    md5Checksum:
      bytes && wants(mask, 'md5Checksum') ? createHash('md5').update(bytes).digest('hex') : undefined,
  };
}

/** The file of a call about its history, which is for those who may edit. */
function readable(call: Call): FileRecord {
  const file = fileOf(call, { everywhere: true });
  allow(rightsOf(call, file).edit);
  return file;
}

function revisionOf(call: Call, file: FileRecord): Revision {
  const id = call.params['revisionId'] ?? '';
  const revision = id === 'head' ? file.revisions.at(-1) : file.revisions.find((each) => each.id === id);
  if (!revision) throw partNotFound('Revision', id, 'revisionId');
  return revision;
}

/** revisions.list, oldest first. */
export function listRevisions(call: Call): Answer {
  const mask = maskOf(call.query, {
    schema: schemas.revisionList,
    usual: 'kind,nextPageToken,revisions(kind,id,mimeType,modifiedTime)',
  });
  pageSizeOf(call.query, rules);
  const file = readable(call);
  const page = pageOf(file.revisions, call.query, rules, `revisions ${file.id}`);
  const inner = itemMask(mask, 'revisions');
  const revisions = page.items.map((revision) => revisionView(call, revision, inner));
  return show({ kind: 'drive#revisionList', nextPageToken: page.nextPageToken, revisions }, mask);
}

/** revisions.get: the facts, or the bytes of that time. */
export function getRevision(call: Call): Answer {
  const mask = maskOf(call.query, one);
  const revision = revisionOf(call, readable(call));
  if (call.query.get('alt') === 'media') return media(call, revision.content(), revision.mimeType);
  return show(revisionView(call, revision, mask), mask);
}

/** revisions.update: whether it is kept for good. */
export function updateRevision(call: Call): Answer {
  const mask = maskOf(call.query, one);
  const revision = revisionOf(call, readable(call));
  revision.keepForever = bodyOf(call)['keepForever'] === true;
  return show(revisionView(call, revision, mask), mask);
}

/** revisions.delete: of files with bytes, and never the last one. */
export function deleteRevision(call: Call): Answer {
  const file = readable(call);
  const revision = revisionOf(call, file);
  if (isEditorType(file.mimeType) || file.revisions.length === 1) {
    throw badRequest('This revision cannot be deleted.');
  }
  file.revisions = file.revisions.filter((each) => each !== revision);
  return noContent();
}
