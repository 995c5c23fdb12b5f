import type { Jira } from '../client.js';
import { said } from '../errors.js';
import { AtlassianRefusal } from '../refusal.js';
import { unknownValue } from './choices.js';

const inputs: Readonly<Record<string, string>> = { issuetype: 'type', labels: 'labels' };

// Sprints are refused in a sentence of their own.
const sprintIn = (said: string): (string | undefined)[] => {
  const [, sprint] = /^Sprint with name '(.+?)' does not exist/.exec(said) ?? [];
  return [said, sprint, 'sprint'];
};

/** `search`, and where a value does not exist: the values that its field has. */
export async function withValues<Answer>(jira: Jira, search: Promise<Answer>): Promise<Answer> {
  try {
    return await search;
  } catch (cause) {
    throw (await betterOf(jira, cause)) ?? cause;
  }
}

async function betterOf(jira: Jira, cause: unknown): Promise<Error | undefined> {
  if (!(cause instanceof AtlassianRefusal) || cause.status !== 400) return undefined;
  const [, value, field] =
    /value '(.+?)' does not exist for the field '(\w+)'/.exec(said(cause)) ?? sprintIn(said(cause));
  if (value === undefined || field === undefined) return undefined;
  const { results = [] } = await jira
    .getFieldAutoCompleteForQueryString({ fieldName: field })
    .catch(() => ({ results: [] }));
  // Matches come with HTML around them: <b>In</b> Progress.
  const names = results.flatMap(({ displayName }) => displayName?.replace(/<[^>]*>/g, '') ?? []);
  return unknownValue(inputs[field] ?? field, value, names);
}
