import type { Answer } from '../../../gateway/answer.js';
import { googleError, invalidArgument } from '../../google-errors.js';
import type { Call } from '../call.js';
import { allow, fileFor, rightsOf } from '../call.js';
import { badRequest, forbidden, invalidValue } from '../errors.js';
import { emptyContent, imported } from '../content/import.js';
import type { Content, FileRecord } from '../state/records.js';
import { isEditorType, isFolder, types } from '../state/records.js';
import { applyBody, checkBody, textOf } from './metadata.js';
import { fileMask, showFile } from './shown.js';
import type { Media, Upload } from './upload.js';
import { uploadOf } from './upload.js';

const google = 'application/vnd.google-apps';
const made: Set<string> = new Set(Object.values(types));

/** files.create, plain or with bytes in the same request. */
export const createFile = (call: Call): Answer => createFrom(call, uploadOf(call));

/** Makes the file once facts and bytes are here. */
export function createFrom(call: Call, { body, media }: Upload): Answer {
  fileMask(call);
  checkBody(body, true);
  const mimeType = textOf(body, 'mimeType') ?? media?.type ?? 'application/octet-stream';
  if (mimeType.startsWith(google) && !made.has(mimeType)) throw invalidValue('mimeType');
  const parent = parentOf(call, body);
  const id = reserved(call, body, mimeType);
  const content = contentFor(mimeType, media);
  const shortcutTo = targetOf(call, body, mimeType);
  const name = textOf(body, 'name') ?? 'Untitled';
  const file = call.state.add({
    name,
    mimeType,
    parent: parent.id,
    by: call.person.email,
    at: call.state.clock.now(),
    ...(id === undefined ? {} : { id }),
    ...(content ? { content } : {}),
    ...(media ? { originalFilename: name } : {}),
  });
  file.shortcutTo = shortcutTo;
  file.appUsers.add(call.person.login);
  applyBody(file, body, call.person);
  return showFile(call, file);
}

/** The folder that the new file goes into; the caller's own root when none is named. */
export function parentOf(call: Call, body: Record<string, unknown>, usual = 'root'): FileRecord {
  const parents = body['parents'] ?? [usual];
  if (!Array.isArray(parents) || !parents.every((one) => typeof one === 'string'))
    throw invalidValue('parents');
  if (parents.length > 1) {
    throw googleError(400, 'invalid', 'A file can have exactly one parent.', {
      location: 'parents',
      locationType: 'parameter',
    });
  }
  const [named = usual] = parents;
  const parent = fileFor(call, named);
  if (!isFolder(parent)) throw forbidden('parentNotAFolder', 'The specified parent is not a folder.');
  allow(rightsOf(call, parent).edit);
  return parent;
}

/** An id from generateIds. Docs, Sheets, Slides and shortcuts take none. */
export function reserved(call: Call, body: Record<string, unknown>, mimeType: string): string | undefined {
  const id = textOf(body, 'id');
  if (id === undefined) return undefined;
  if (isEditorType(mimeType)) {
    throw googleError(
      400,
      'generatedIdNotSupported',
      'Generated IDs are not supported for Docs Editors formats.',
    );
  }
  if (call.state.files.has(id)) {
    throw googleError(409, 'fileIdInUse', 'A file already exists with the provided ID.', {
      status: 'ABORTED',
    });
  }
  if (mimeType === types.shortcut || !call.state.reservedIds.delete(id)) {
    throw googleError(400, 'invalid', 'The provided file ID is not usable.', {
      location: 'file.id',
      locationType: 'parameter',
    });
  }
  return id;
}

/** What the new content is: the bytes themselves, or what Drive turns them into. */
export function contentFor(mimeType: string, media: Media | undefined): (() => Content) | undefined {
  if (!mimeType.startsWith(google)) {
    const bytes = media?.bytes ?? Buffer.alloc(0);
    return () => ({ kind: 'blob', bytes });
  }
  if (!media) return emptyContent(mimeType);
  const content = imported(media.bytes, media.type ?? 'application/octet-stream', mimeType);
  if (!content) throw badRequest('The requested conversion is not supported.');
  return content;
}

function targetOf(call: Call, body: Record<string, unknown>, mimeType: string): string | undefined {
  if (mimeType !== types.shortcut) return undefined;
  const details = body['shortcutDetails'];
  const id =
    typeof details === 'object' && details !== null
      ? (details as { targetId?: unknown }).targetId
      : undefined;
  if (typeof id !== 'string') throw invalidArgument('A shortcut needs shortcutDetails.targetId.');
  return fileFor(call, id).id;
}
