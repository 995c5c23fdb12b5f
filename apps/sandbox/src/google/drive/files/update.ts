import type { Answer } from '../../../gateway/answer.js';
import { insufficientScopes } from '../../google-errors.js';
import type { Call } from '../call.js';
import { allow, fileOf, rightsOf } from '../call.js';
import { invalidValue } from '../errors.js';
import { accepts } from '../scopes.js';
import type { FileRecord } from '../state/records.js';
import { isEditorType, isFolder } from '../state/records.js';
import { contentFor } from './create.js';
import { applyBody, checkBody, textOf } from './metadata.js';
import { moveFile } from './move.js';
import { fileMask, showFile } from './shown.js';
import type { Media, Upload } from './upload.js';
import { uploadOf } from './upload.js';

/** files.update: facts, place, trash and content. */
export const updateFile = (call: Call): Answer => updateFrom(call, uploadOf(call));

/** What everybody may set for themselves, without a right to change the file. */
const personal = new Set(['starred', 'viewedByMeTime']);

/** What an update is about to do. */
interface Changes {
  facts: string[];
  moves: boolean;
  trashed: boolean | undefined;
  write: ((call: Call) => void) | undefined;
}

/** Changes the file once facts and bytes are here. Rights are checked before anything changes. */
export function updateFrom(call: Call, { body, media }: Upload): Answer {
  fileMask(call);
  checkBody(body, false);
  if (media && !accepts.change.some((scope) => call.scopes.includes(scope))) {
    throw insufficientScopes(accepts.change);
  }
  const file = fileOf(call, { toChange: true });
  const changes = {
    facts: Object.keys(body).filter((name) => !personal.has(name) && name !== 'trashed'),
    moves: call.query.has('addParents') || call.query.has('removeParents'),
    trashed: trashOf(body, file),
    write: media && replacement(file, body, media),
  };
  permit(rightsOf(call, file), changes);
  if (changes.moves) moveFile(call, file);
  if (changes.trashed !== undefined) setTrashed(call, file, changes.trashed);
  if (changes.write) changes.write(call);
  else if (changes.facts.length > 0) call.state.touch(file, call.person.email);
  else file.version += 1;
  applyBody(file, body, call.person);
  return showFile(call, file);
}

function permit(rights: ReturnType<typeof rightsOf>, { facts, moves, trashed, write }: Changes): void {
  if (facts.length > 0 || moves || write) allow(rights.edit);
  if (facts.includes('name')) allow(!rights.isRoot);
  if (trashed !== undefined) allow(rights.trash);
}

/** Whether the file goes into the trash or out of it; undefined when nothing changes. */
function trashOf(body: Record<string, unknown>, file: FileRecord): boolean | undefined {
  const value = body['trashed'];
  if (value !== undefined && typeof value !== 'boolean') throw invalidValue('trashed');
  return value === (file.trashed !== undefined) ? undefined : value;
}

function setTrashed(call: Call, file: FileRecord, trashed: boolean): void {
  file.trashed = trashed ? { by: call.person.email, at: call.state.clock.now() } : undefined;
}

/** A Doc stays a Doc when text is written into it; a file with bytes takes the type of the new ones. */
function replacement(file: FileRecord, body: Record<string, unknown>, media: Media): (call: Call) => void {
  if (isFolder(file)) throw invalidValue('fileId');
  const asked = textOf(body, 'mimeType');
  const mimeType = isEditorType(file.mimeType) ? file.mimeType : (asked ?? media.type ?? file.mimeType);
  const content = contentFor(mimeType, media);
  return (call) => {
    if (!content) return;
    file.mimeType = mimeType;
    call.state.write(file, call.person.email, content);
  };
}
