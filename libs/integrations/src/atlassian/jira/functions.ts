import type * as agile from 'jira.js/agile';
import type * as cloud from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import type * as z from 'zod';

type Cloud = typeof cloud;
type Agile = typeof agile;

/** What the tools use of jira.js, by the file that holds it. */
const cloudFiles = {
  issueAttachments: ['getAttachment', 'getAttachmentContent'],
  issueCommentProperties: ['getCommentProperty'],
  issueComments: ['addComment', 'getComments'],
  issueLinkTypes: ['getIssueLinkTypes'],
  issueLinks: ['linkIssues'],
  issueRemoteLinks: ['createOrUpdateRemoteIssueLink'],
  issueSearch: ['countIssues', 'searchAndReconsileIssuesUsingJqlPost'],
  issueWorklogs: ['addWorklog', 'getIssueWorklog'],
  issues: [
    'assignIssue',
    'createIssue',
    'doTransition',
    'editIssue',
    'getChangeLogs',
    'getCreateIssueMetaIssueTypeId',
    'getCreateIssueMetaIssueTypes',
    'getEditIssueMeta',
    'getIssue',
    'getTransitions',
  ],
  jql: ['getFieldAutoCompleteForQueryString'],
  myself: ['getCurrentUser'],
  projectVersions: ['getProjectVersionsPaginated'],
  projects: ['searchProjects'],
  userSearch: ['findAssignableUsers', 'findUsers'],
} as const satisfies Record<string, readonly (keyof Cloud)[]>;

const agileFiles = {
  backlog: ['moveIssuesToBacklog'],
  board: ['getAllBoards', 'getAllSprints'],
  sprint: ['moveIssuesToSprintAndRank'],
} as const satisfies Record<string, readonly (keyof Agile)[]>;

type NameIn<Files extends Record<string, readonly string[]>> = Files[keyof Files][number];
type Used = Pick<Cloud, NameIn<typeof cloudFiles>> & Pick<Agile, NameIn<typeof agileFiles>>;

// jira.js's entry points load each of its 1,464 exports: half a second in which the hub would answer nobody, and 65 MB. Its
// single files hold the same functions. The version is pinned; what has moved in a new one stops the start, with its name.
const root = import.meta.resolve('jira.js/package.json');

async function load<Exports extends object>(file: string, names: readonly string[]): Promise<Exports> {
  const module = (await import(new URL(`dist/${file}.js`, root).href)) as Record<string, unknown>;
  const missing = names.filter((name) => !(name in module));
  if (missing.length > 0) throw new Error(`jira.js has no ${missing.join(', ')} in ${file}`);
  return Object.fromEntries(names.map((name) => [name, module[name]])) as Exports;
}

const functions: Partial<Used> = {};
for (const [file, names] of Object.entries(cloudFiles))
  Object.assign(functions, await load(`cloud/api/${file}`, names));
for (const [file, names] of Object.entries(agileFiles))
  Object.assign(functions, await load(`agile/api/${file}`, names));

/** How jira.js marks an answer that is bytes, not JSON. */
export const { BufferSchema: bytes } = await load<{ BufferSchema: z.ZodType }>('core/formData/bufferSchema', [
  'BufferSchema',
]);

/** How jira.js writes a query: a list as a repeated name. */
export const { buildUrlWithSearchParams: withQuery } = await load<{
  buildUrlWithSearchParams: (url: string, query: Record<string, unknown> | undefined) => string;
}>('core/serializeSearchParams', ['buildUrlWithSearchParams']);

/** jira.js reads dates where it checks an answer; here nobody does, and they stay the text they were. */
type Wire<Value> = Value extends Date
  ? string
  : Value extends string
    ? Value
    : Value extends (infer Item)[]
      ? Wire<Item>[]
      : Value extends object
        ? { [Key in keyof Value]: Wire<Value[Key]> }
        : Value;

/** The functions of jira.js that the tools use, bound to a client. They do not encode what they put into a path. */
export type JiraFunctions = {
  readonly [Name in keyof Used]: Used[Name] extends (
    client: Client,
    ...rest: infer Rest
  ) => Promise<infer Answer>
    ? (...rest: Rest) => Promise<Wire<Answer>>
    : never;
};

/** Every function with `client` as its first parameter. */
export function functionsOf(client: Client): JiraFunctions {
  const bound = Object.entries<(client: Client, parameters: never) => Promise<unknown>>(functions).map(
    ([name, call]) => [name, (parameters: never) => call(client, parameters)],
  );
  return Object.fromEntries(bound) as JiraFunctions;
}
