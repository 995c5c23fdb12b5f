import type { AtlassianPerson } from '../../people.js';
import { findByAccountId, people } from '../../people.js';
import { isFields } from '../body.js';
import type { Project } from '../state/model.js';

import { FieldProblem } from './problem.js';

export const findPerson = (login: string | undefined): AtlassianPerson | undefined =>
  people.find((one) => one.login === login);

/** Whether this person may get issues of the project. */
export const isAssignable = (project: Project, person: AtlassianPerson): boolean =>
  person.active && person.accountType === 'atlassian' && project.members.has(person.login);

/** The person that `{accountId}` or `{id}` means, `-1` being the project's lead; throws FieldProblem. */
export function assignable(
  project: Project,
  value: unknown,
  field: 'assignee' | 'reporter',
): AtlassianPerson {
  const { accountId, id } = isFields(value) ? value : {};
  const given = accountId ?? id;
  if (typeof given !== 'string') throw new FieldProblem("specify a valid 'id' or 'accountId' for the user");
  const person = given === '-1' ? findPerson(project.lead) : findByAccountId(given);
  if (!person) throw new FieldProblem(`User '${given}' does not exist.`);
  if (isAssignable(project, person)) return person;
  const refusal =
    field === 'assignee' ? 'cannot be assigned issues.' : 'is not valid for this reporter field.';
  throw new FieldProblem(`User '${given}' ${refusal}`);
}
