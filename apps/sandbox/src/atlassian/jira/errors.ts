import { Refusal, json } from '../../gateway/answer.js';

/** An error of the gateway in front of Jira. */
const gatewayError = (code: number, message: string): Refusal => new Refusal(json({ code, message }, code));

/** The token is unknown or has expired. */
export const unauthorized = (): Refusal => gatewayError(401, 'Unauthorized');

/** The token lives, but has not the scopes of this call; Atlassian says 401 here too. */
export const scopeMismatch = (): Refusal => gatewayError(401, 'Unauthorized; scope does not match');

/** No such site in this grant. */
export const noSuchSite = (): Refusal => gatewayError(404, 'Not Found');

/** An error in Jira's shape: sentences, and sentences by field. */
export const jiraError = (status: number, messages: string[], fields: Record<string, string> = {}): Refusal =>
  new Refusal(json({ errorMessages: messages, errors: fields }, status));

export const badRequest = (...messages: string[]): Refusal => jiraError(400, messages);

/** 400 that names the wrong fields. */
export const badFields = (fields: Record<string, string>): Refusal => jiraError(400, [], fields);

export const notFound = (message: string): Refusal => jiraError(404, [message]);

/** What is not there and what may not be seen look the same. */
export const noSuchIssue = (): Refusal =>
  notFound('Issue does not exist or you do not have permission to see it.');
