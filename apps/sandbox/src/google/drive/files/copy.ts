import type { Answer } from '../../../gateway/answer.js';
import type { Call } from '../call.js';
import { bodyOf, fileOf, rightsOf } from '../call.js';
import { badRequest, forbidden } from '../errors.js';
import { imported } from '../content/import.js';
import { rightsOn } from '../state/access.js';
import type { Content, FileRecord } from '../state/records.js';
import { contentOf, isFolder } from '../state/records.js';
import { parentOf, reserved } from './create.js';
import { applyBody, checkBody, textOf } from './metadata.js';
import { fileMask, showFile } from './shown.js';

/** files.copy: the content and the description, not the access and not the comments. */
export function copyFile(call: Call): Answer {
  fileMask(call);
  const body = bodyOf(call);
  checkBody(body, true);
  const source = fileOf(call, { toChange: true });
  if (isFolder(source) || !rightsOf(call, source).copy) {
    throw forbidden('cannotCopyFile', 'This file cannot be copied by the user.');
  }
  const mimeType = textOf(body, 'mimeType') ?? source.mimeType;
  const content = converted(source, mimeType);
  const parent = parentOf(call, body, usualPlace(call, source));
  const id = reserved(call, body, mimeType);
  const copy = call.state.add({
    name: textOf(body, 'name') ?? `Copy of ${source.name}`,
    mimeType,
    parent: parent.id,
    by: call.person.email,
    at: call.state.clock.now(),
    content,
    ...(id === undefined ? {} : { id }),
    ...(source.originalFilename === undefined ? {} : { originalFilename: source.originalFilename }),
  });
  if (source.description !== undefined) copy.description = source.description;
  for (const [key, value] of source.properties) copy.properties.set(key, value);
  for (const [key, value] of source.appProperties) copy.appProperties.set(key, value);
  copy.appUsers.add(call.person.login);
  applyBody(copy, body, call.person);
  return showFile(call, copy);
}

/** Beside the source where the caller may write and the grant reaches, else their own root. */
function usualPlace(call: Call, source: FileRecord): string {
  const folder = source.parent === undefined ? undefined : call.state.files.get(source.parent);
  return folder && rightsOn(call.state, folder, call.person).edit ? folder.id : 'root';
}

function converted(source: FileRecord, mimeType: string): () => Content {
  const content = contentOf(source);
  if (mimeType === source.mimeType) return () => content;
  const other = content.kind === 'blob' ? imported(content.bytes, source.mimeType, mimeType) : undefined;
  if (!other) throw badRequest('The requested conversion is not supported.');
  return other;
}
