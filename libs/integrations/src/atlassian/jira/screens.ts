import { ToolError } from '@hub/kit';

import type { Jira } from '../client.js';
import { fieldErrorsOf } from '../errors.js';
import { AtlassianRefusal } from '../refusal.js';
import { chosen } from './choices.js';
import { allowedNames, type ScreenField, screenField } from './screen-fields.js';

interface IssueType {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** The types of issues that can be created in a project. */
export async function issueTypes(jira: Jira, project: string): Promise<readonly IssueType[]> {
  const page = await jira.getCreateIssueMetaIssueTypes({ projectIdOrKey: project, maxResults: 50 });
  return page.issueTypes ?? [];
}

/** The fields of a new issue of that type. Throws ToolError `invalid_input` with the types there are. */
export async function createScreen(
  jira: Jira,
  project: string,
  type: string,
): Promise<readonly ScreenField[]> {
  const found = chosen('type', type, await issueTypes(jira, project), ({ name, id }) => [name, id]);
  const page = await jira.getCreateIssueMetaIssueTypeId({
    projectIdOrKey: project,
    issueTypeId: found.id ?? '',
    maxResults: 200,
  });
  return (page.fields ?? []).map((meta) => screenField(meta, meta.fieldId));
}

/** The fields of an issue that the person may change. */
export async function editScreen(jira: Jira, key: string): Promise<readonly ScreenField[]> {
  const { fields = {} } = await jira.getEditIssueMeta({ issueIdOrKey: key });
  return Object.entries(fields).map(([id, meta]) => screenField(meta, id));
}

/**
 * `work`, and where Jira refuses the value of a field: that field by the name that people see, with the values it takes.
 * `screenOf` is asked only then; when it fails too, its own words are the better ones.
 */
export async function explained<Answer>(
  work: Promise<Answer>,
  screenOf: () => Promise<readonly ScreenField[]>,
): Promise<Answer> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof AtlassianRefusal) || cause.status !== 400) throw cause;
    const errors = fieldErrorsOf(cause);
    throw errors.size === 0 ? cause : refusedFields(errors, await screenOf(), cause);
  }
}

function refusedFields(
  errors: ReadonlyMap<string, string>,
  screen: readonly ScreenField[],
  cause: AtlassianRefusal,
): ToolError {
  const problems = [...errors].map(([id, says]) => {
    const field = screen.find((one) => one.id === id);
    const names = field === undefined ? [] : allowedNames(field).slice(0, 20);
    return {
      field: field?.name ?? id,
      problem: names.length === 0 ? says : `${says} Use ${names.join(', ')}`,
    };
  });
  const said = problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  return new ToolError('invalid_input', `Jira refused: ${said}`, { problems, cause });
}
