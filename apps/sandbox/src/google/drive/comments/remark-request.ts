import { invalidArgument } from '../../google-errors.js';
import { schemas } from '../answer/schema.js';
import type { Schema } from '../answer/schema.js';
import { invalidValue, required } from '../errors.js';
import { textOf } from '../files/metadata.js';
import type { Reply } from '../state/records.js';

type Body = Record<string, unknown>;

function known(body: Body, schema: Schema): Body {
  const stray = Object.keys(body).find((name) => !(name in schema));
  if (stray === undefined) return body;
  throw invalidArgument(`Invalid JSON payload received. Unknown name "${stray}": Cannot find field.`);
}

/** The body of a comment; 400 when it has members that comments have not. */
export const commentBody = (body: Body): Body => known(body, schemas.comment);

/** The body of a reply, likewise. */
export const replyBody = (body: Body): Body => known(body, schemas.reply);

/** The words; 400 when they are needed and missing, or too long. */
export function contentIn(body: Body, isNeeded: boolean): string {
  const content = textOf(body, 'content') ?? '';
  if (isNeeded && content.trim() === '') throw required('The comment content field is required.', 'content');
  if (content.length > 4096) throw invalidValue('content');
  return content;
}

/** The piece of the file that is spoken about. */
export function quotedIn(body: Body): string | undefined {
  const quoted = body['quotedFileContent'];
  if (quoted === undefined || quoted === null) return undefined;
  if (typeof quoted !== 'object') throw invalidValue('quotedFileContent');
  return textOf(quoted as Body, 'value');
}

/** What a reply does to its comment. */
export function actionIn(body: Body): Reply['action'] {
  const action = textOf(body, 'action');
  if (action === undefined || action === 'resolve' || action === 'reopen') return action;
  throw invalidValue('action');
}
