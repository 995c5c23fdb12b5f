import type { AdfDocument } from '../adf/document.js';
import { textOf } from '../adf/document.js';
import { isFields, wordOf } from '../body.js';
import type { JiraCall } from '../call.js';
import type { CustomField } from '../state/custom-fields.js';
import { customFields } from '../state/custom-fields.js';
import type { ChangeItem, Issue, Named } from '../state/model.js';
import { priorities, resolutions } from '../state/names.js';
import { findTextProblem } from '../text-body.js';

import { hierarchyProblem } from './hierarchy.js';
import { assignable, findPerson } from './people.js';
import { FieldProblem } from './problem.js';
import { writeSprint } from './sprint-writer.js';

/** A change that is checked and not yet made. */
export interface Write {
  item: ChangeItem;
  apply: () => void;
}

/** Checks a value for a field; throws FieldProblem. */
export type Writer = (call: JiraCall, issue: Issue, value: unknown) => Write;

type Side = [id: string | undefined, text: string | undefined];

/** An item of the change log; sides are id and text. */
export const changed = (field: Pick<ChangeItem, 'field' | 'fieldId'>, from: Side, to: Side): ChangeItem => ({
  ...field,
  custom: field.fieldId.startsWith('customfield_'),
  from: from[0],
  fromText: from[1],
  to: to[0],
  toText: to[1],
});

const plain = (field: string, from: string | undefined, to: string | undefined): ChangeItem =>
  changed({ field, fieldId: field }, [undefined, from], [undefined, to]);

/** The entry of a list that `{id}`, `{name}`, `{value}` or `{key}` means. */
export function entryOf<Entry extends Named>(list: readonly Entry[], value: unknown, what: string): Entry {
  const asked = isFields(value) ? value : {};
  const { id, name = asked['value'] } = asked;
  const found = list.find(
    (one) =>
      (typeof id === 'string' && one.id === id) ||
      (typeof name === 'string' && one.name.toLowerCase() === name.toLowerCase()),
  );
  if (found) return found;
  if (!isFields(value)) throw new FieldProblem('data was not an object');
  throw new FieldProblem(`${what} '${wordOf(id, name)}' is not valid`);
}

const summary: Writer = (_call, issue, value) => {
  if (typeof value !== 'string' || value.trim() === '')
    throw new FieldProblem('You must specify a summary of the issue.');
  if (value.length > 255) throw new FieldProblem('Summary must be less than 255 characters.');
  if (/[\n\r]/.test(value))
    throw new FieldProblem('The summary is invalid because it contains newline characters.');
  return { item: plain('summary', issue.summary, value), apply: () => void (issue.summary = value) };
};

const document =
  (of: 'description' | 'environment'): Writer =>
  (_call, issue, value) => {
    const problem = value === null ? undefined : findTextProblem(value);
    if (problem !== undefined) throw new FieldProblem(problem);
    const text = value === null ? undefined : (value as AdfDocument);
    return {
      item: plain(of, textOf(issue[of]) || undefined, textOf(text) || undefined),
      apply: () => void (issue[of] = text),
    };
  };

const person =
  (of: 'assignee' | 'reporter'): Writer =>
  (call, issue, value) => {
    const before = findPerson(issue[of]);
    const after = value === null && of === 'assignee' ? undefined : assignable(issue.project, value, of);
    const login = after?.login;
    return {
      item: changed(
        { field: of, fieldId: of },
        [before?.accountId, before?.name],
        [after?.accountId, after?.name],
      ),
      apply: () => {
        if (of === 'reporter') issue.reporter = login ?? call.login;
        else issue.assignee = login;
      },
    };
  };

const labels: Writer = (_call, issue, value) => {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new FieldProblem('data was not an array of strings');
  }
  const list = [...new Set(value)];
  const spaced = list.find((label) => /\s/.test(label) || label === '');
  if (spaced !== undefined) throw new FieldProblem(`The label '${spaced}' contains spaces which is invalid.`);
  return {
    item: plain('labels', issue.labels.join(' '), list.join(' ')),
    apply: () => void (issue.labels = list),
  };
};

const priority: Writer = (_call, issue, value) => {
  const before = priorities.find(({ id }) => id === issue.priority);
  const after = entryOf(priorities, value, 'Priority name');
  return {
    item: changed(
      { field: 'priority', fieldId: 'priority' },
      [before?.id, before?.name],
      [after.id, after.name],
    ),
    apply: () => void (issue.priority = after.id),
  };
};

type ListName = 'components' | 'fixVersions' | 'affectsVersions';

const listed =
  (of: ListName, fieldId: string, what: string): Writer =>
  (_call, issue, value) => {
    if (!Array.isArray(value)) throw new FieldProblem('data was not an array');
    const choices = of === 'components' ? issue.project.components : issue.project.versions;
    const found = value.map((one: unknown) => entryOf(choices, one, `${what} name`));
    const ids = [...new Set(found.map(({ id }) => id))];
    const names = (list: string[]) =>
      choices
        .filter(({ id }) => list.includes(id))
        .map(({ name }) => name)
        .join(', ');
    return {
      item: changed(
        { field: what, fieldId },
        [issue[of].join(', ') || undefined, names(issue[of]) || undefined],
        [ids.join(', ') || undefined, names(ids) || undefined],
      ),
      apply: () => void (issue[of] = ids),
    };
  };

const dueDate: Writer = (_call, issue, value) => {
  const isDay =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (value !== null && !isDay) throw new FieldProblem(`Error parsing date string: ${wordOf(value)}`);
  const day = value === null ? undefined : wordOf(value);
  return { item: plain('duedate', issue.dueDate, day), apply: () => void (issue.dueDate = day) };
};

const parent: Writer = (call, issue, value) => {
  const before = issue.parent === undefined ? undefined : call.site.findIssue(issue.parent);
  const after = value === null ? undefined : namedParent(call, value);
  const problem = hierarchyProblem(issue, after);
  if (problem !== undefined) throw new FieldProblem(problem);
  return {
    item: changed(
      { field: 'IssueParentAssociation', fieldId: 'parent' },
      [before?.id, before?.key],
      [after?.id, after?.key],
    ),
    apply: () => void (issue.parent = after?.id),
  };
};

function namedParent(call: JiraCall, value: unknown): Issue {
  const { key, id } = isFields(value) ? value : {};
  const issue = call.site.findIssue(wordOf(key, id));
  if (issue?.project.members.has(call.login)) return issue;
  throw new FieldProblem('Could not find issue by id or key.');
}

const issueType: Writer = (_call, issue, value) => {
  const after = entryOf(issue.project.types, value, 'Issue type');
  if (after.level !== issue.type.level) throw new FieldProblem('The issue type selected is invalid.');
  return {
    item: changed(
      { field: 'issuetype', fieldId: 'issuetype' },
      [issue.type.id, issue.type.name],
      [after.id, after.name],
    ),
    apply: () => void (issue.type = after),
  };
};

/** Only on the screen of a transition. */
export const resolution: Writer = (call, issue, value) => {
  const before = resolutions.find(({ id }) => id === issue.resolution);
  const after = entryOf(resolutions, value, 'Resolution name');
  return {
    item: changed(
      { field: 'resolution', fieldId: 'resolution' },
      [before?.id, before?.name],
      [after.id, after.name],
    ),
    apply: () => {
      issue.resolution = after.id;
      issue.resolvedAt = call.world.clock.now();
    },
  };
};

const custom =
  (field: CustomField): Writer =>
  (_call, issue, value) => {
    const option = (id: unknown) => field.options.find((one) => one.id === id);
    const before = issue.custom.get(field.id);
    const after = value === null ? undefined : customValue(field, value);
    const text = (one: number | string | undefined) =>
      one === undefined ? undefined : (option(one)?.name ?? String(one));
    const id = (one: number | string | undefined) => (typeof one === 'string' ? one : undefined);
    return {
      item: changed(
        { field: field.name, fieldId: field.id },
        [id(before), text(before)],
        [id(after), text(after)],
      ),
      apply: () =>
        void (after === undefined ? issue.custom.delete(field.id) : issue.custom.set(field.id, after)),
    };
  };

function customValue(field: CustomField, value: unknown): number | string {
  if (field.kind === 'select') return entryOf(field.options, value, 'Option value').id;
  if (typeof value !== 'number') throw new FieldProblem('Operation value must be a number');
  return value;
}

/** How each field is set on create and edit, by field id. */
export const writers: Readonly<Record<string, Writer>> = {
  summary,
  description: document('description'),
  environment: document('environment'),
  assignee: person('assignee'),
  reporter: person('reporter'),
  labels,
  priority,
  components: listed('components', 'components', 'Component'),
  fixVersions: listed('fixVersions', 'fixVersions', 'Fix Version'),
  versions: listed('affectsVersions', 'versions', 'Version'),
  duedate: dueDate,
  parent,
  issuetype: issueType,
  ...Object.fromEntries(
    customFields.flatMap((field): [string, Writer][] => {
      if (field.kind === 'sprint') return [[field.id, writeSprint]];
      return field.kind === 'rank' ? [] : [[field.id, custom(field)]];
    }),
  ),
};
