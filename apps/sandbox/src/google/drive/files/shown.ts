import type { Answer } from '../../../gateway/answer.js';
import { maskOf, show } from '../answer/fields.js';
import type { Shown } from '../answer/fields.js';
import { fileView } from '../answer/file-view.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import type { FileRecord } from '../state/records.js';

const shown: Shown = { schema: schemas.file, usual: 'kind,id,name,mimeType' };

/** The mask of a call that answers with one file; read it before changing anything. */
export const fileMask = (call: Call) => maskOf(call.query, shown);

/** One file as the call wants it. */
export function showFile(call: Call, file: FileRecord): Answer {
  const mask = fileMask(call);
  return show(fileView(file, call, mask), mask);
}
