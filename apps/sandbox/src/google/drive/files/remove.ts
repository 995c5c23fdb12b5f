import type { Answer } from '../../../gateway/answer.js';
import { noContent } from '../../../gateway/answer.js';
import { maskOf, show } from '../answer/fields.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import { allow, fileOf, rightsOf } from '../call.js';
import { invalidParameter, invalidValue } from '../errors.js';
import { newFileId } from '../state/ids.js';

/** files.delete: at once, without the trash, with everything below. */
export function deleteFile(call: Call): Answer {
  const file = fileOf(call, { toChange: true });
  allow(rightsOf(call, file).remove);
  call.state.remove(file);
  return noContent();
}

/** files.emptyTrash: what the caller owns and threw away. */
export function emptyTrash(call: Call): Answer {
  for (const file of call.state.files.values()) {
    if (file.trashed && file.owner === call.person.email) call.state.remove(file);
  }
  return noContent();
}

/** files.generateIds: ids for files that do not exist yet. */
export function generateIds(call: Call): Answer {
  const count = Number(call.query.get('count') ?? 10);
  if (!Number.isInteger(count)) throw invalidValue('count');
  if (count < 1 || count > 1000) {
    throw invalidParameter(`Invalid value '${count}'. Values must be within the range: [1, 1000]`, 'count');
  }
  const ids = Array.from({ length: count }, () => newFileId(false));
  for (const id of ids) call.state.reservedIds.add(id);
  const mask = maskOf(call.query, { schema: schemas.generatedIds, usual: '*' });
  return show({ kind: 'drive#generatedIds', space: 'drive', ids }, mask);
}
