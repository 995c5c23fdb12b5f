import type { Answer } from '../../../gateway/answer.js';
import { json, noContent } from '../../../gateway/answer.js';
import { listAt } from '../body.js';
import type { Handler, JiraCall } from '../call.js';
import { canSee, findVisibleProject, listIn, paged } from '../call.js';
import { badRequest, jiraError, notFound } from '../errors.js';
import { makeChanges } from '../issues/changes.js';
import { moveToSprint } from '../issues/sprint-writer.js';
import type { JiraRoute, JiraRoutes } from '../routes.js';
import type { Board, Issue, Sprint } from '../state/model.js';
import { boardView, sprintView } from '../views/part-views.js';

const path = '/rest/agile/1.0';
const software = (scope: string): string => `${scope}:jira-software`;

/** Boards and sprints take granular scopes only; reading boards takes the project's besides. */
const readsBoards = (handler: Handler): JiraRoute => ({
  scopes: [software('read:board-scope'), 'read:project:jira'],
  handler,
});
const readsSprints = (handler: Handler): JiraRoute => ({ scopes: [software('read:sprint')], handler });
const listsSprints = (handler: Handler): JiraRoute => ({
  scopes: [software('read:sprint'), software('read:board-scope')],
  handler,
});

const isVisible = (call: JiraCall, { projectKey }: Board): boolean =>
  findVisibleProject(call, projectKey) !== undefined;

function boards(call: JiraCall): Answer {
  const { query } = call;
  const [type, name, project] = [query.get('type'), query.get('name'), query.get('projectKeyOrId')];
  const asked = project === null ? undefined : findVisibleProject(call, project);
  if (project !== null && !asked) throw badRequest(`No project could be found with key or id '${project}'.`);
  const found = call.site.boards
    .filter((board) => isVisible(call, board))
    .filter((board) => type === null || type.split(',').includes(board.type))
    .filter((board) => name === null || board.name.toLowerCase().includes(name.toLowerCase()))
    .filter((board) => !asked || board.projectKey === asked.key);
  const { maxResults, startAt, total, isLast, items } = paged(query, found, { size: 50, most: 50 });
  return json({ maxResults, startAt, total, isLast, values: items.map((board) => boardView(call, board)) });
}

function boardOf(call: JiraCall): Board {
  const board = call.site.boards.find(({ id }) => String(id) === call.params['board']);
  if (board && isVisible(call, board)) return board;
  throw notFound(
    'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
  );
}

function sprints(call: JiraCall): Answer {
  const board = boardOf(call);
  if (board.type === 'kanban') throw badRequest('The board does not support sprints');
  const states = listIn(call.query, 'state');
  const strange = states.find((state) => !['future', 'active', 'closed'].includes(state));
  if (strange !== undefined) throw badRequest(`'${strange}' is not a valid sprint state.`);
  const order = { closed: 0, active: 1, future: 2 };
  const found = call.site.sprints
    .filter((sprint) => sprint.boardId === board.id && (states.length === 0 || states.includes(sprint.state)))
    .sort((left, right) => order[left.state] - order[right.state] || left.id - right.id);
  const { maxResults, startAt, total, isLast, items } = paged(call.query, found, { size: 50, most: 50 });
  return json({
    maxResults,
    startAt,
    total,
    isLast,
    values: items.map((sprint) => sprintView(call, sprint)),
  });
}

function sprintOf(call: JiraCall): Sprint {
  const sprint = call.site.findSprint(Number(call.params['sprint']));
  const board = call.site.boards.find(({ id }) => id === sprint?.boardId);
  if (sprint && board && isVisible(call, board)) return sprint;
  throw notFound('Sprint does not exist or you do not have permission to view it.');
}

function move(call: JiraCall, sprint: Sprint | undefined): Answer {
  if (sprint?.state === 'closed') throw badRequest('Issue can be assigned only active or future sprints.');
  const issues = movedIssues(call);
  for (const issue of issues) call.world.limits.write(issue.id);
  for (const issue of issues) makeChanges(call, issue, [moveToSprint(call, issue, sprint)]);
  return noContent();
}

/** The issues of the body, 50 at most, all of them visible. */
function movedIssues(call: JiraCall): Issue[] {
  const keys = listAt(call.body, 'issues').map(String);
  if (keys.length === 0) throw jiraError(400, [], { issues: 'The issues have to be given.' });
  if (keys.length > 50)
    throw badRequest('The maximum number of issues that can be moved in one operation is 50.');
  return keys.map((key) => {
    const issue = call.site.findIssue(key);
    if (issue && canSee(call.login, issue)) return issue;
    throw badRequest(`Issue does not exist or you do not have permission to see it: ${key}`);
  });
}

/** Boards and sprints, the agile API. */
export const agileRoutes: JiraRoutes = {
  [`GET ${path}/board`]: readsBoards(boards),
  [`GET ${path}/board/:board`]: readsBoards((call) => json(boardView(call, boardOf(call)))),
  [`GET ${path}/board/:board/sprint`]: listsSprints(sprints),
  [`GET ${path}/sprint/:sprint`]: readsSprints((call) => json(sprintView(call, sprintOf(call)))),
  [`POST ${path}/sprint/:sprint/issue`]: {
    scopes: [software('write:sprint')],
    handler: (call) => move(call, sprintOf(call)),
  },
  [`POST ${path}/backlog/issue`]: {
    scopes: [software('write:board-scope')],
    handler: (call) => move(call, undefined),
  },
};
