import type { Refusal } from '../../gateway/answer.js';
import { googleError } from '../google-errors.js';

const parameter = (location: string) => ({ location, locationType: 'parameter' as const });

/** 404: not there, or not for this person or this grant. */
export const fileNotFound = (id: string): Refusal =>
  googleError(404, 'notFound', `File not found: ${id}.`, parameter('fileId'));

/** 404 of something that belongs to a file. */
export const partNotFound = (what: string, id: string, location: string): Refusal =>
  googleError(404, 'notFound', `${what} not found: ${id}.`, parameter(location));

/** 403: the role is too weak for this. */
export const insufficientPermissions = (): Refusal =>
  googleError(
    403,
    'insufficientFilePermissions',
    'The user does not have sufficient permissions for this file.',
  );

/** 403 of a `drive.file` grant on a file that the person may open but never gave to the app. */
export const appNotAuthorized = (id: string): Refusal =>
  googleError(
    403,
    'appNotAuthorizedToFile',
    `The user has not granted the app write access to the file ${id}.`,
  );

/** 400 that names the parameter; Google says no more than this. */
export const invalidValue = (location: string): Refusal =>
  googleError(400, 'invalid', 'Invalid Value', parameter(location));

/** 400 with a sentence of its own. */
export const invalidParameter = (message: string, location: string): Refusal =>
  googleError(400, 'invalidParameter', message, parameter(location));

export const badRequest = (message: string): Refusal => googleError(400, 'badRequest', message);

export const required = (message: string, location: string): Refusal =>
  googleError(400, 'required', message, parameter(location));

export const forbidden = (reason: string, message: string): Refusal => googleError(403, reason, message);
