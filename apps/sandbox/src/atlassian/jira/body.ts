import type { Incoming } from '../../gateway/answer.js';

import { badRequest, jiraError } from './errors.js';

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON value of a request, undefined when there is none; 415 for another type, 400 for what is no JSON. */
export function readJson(request: Incoming): unknown {
  if (request.body.length === 0) return undefined;
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
    throw jiraError(415, ['Unsupported Media Type']);
  }
  try {
    return JSON.parse(request.body.toString());
  } catch {
    throw badRequest('There was an error parsing JSON. Check that your request body is valid.');
  }
}

/** That value where only an object will do; throws 400. */
export function asFields(value: unknown): Fields {
  if (isFields(value)) return value;
  throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
}

/** The text at this name; undefined when it is absent or something else. */
export const textAt = (fields: Fields, name: string): string | undefined =>
  typeof fields[name] === 'string' ? fields[name] : undefined;

/** The first of these that is a text or a number, as text; empty when none is. */
export function wordOf(...values: unknown[]): string {
  const found = values.find((value) => typeof value === 'string' || typeof value === 'number');
  return found === undefined ? '' : String(found);
}

/** The object at this name; an empty one when it is absent. */
export const fieldsAt = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  return isFields(value) ? value : {};
};

/** The list at this name; an empty one when it is absent. */
export const listAt = (fields: Fields, name: string): unknown[] => {
  const value = fields[name];
  return Array.isArray(value) ? value : [];
};
