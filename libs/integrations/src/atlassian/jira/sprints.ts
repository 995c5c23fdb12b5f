import type { Jira } from '../client.js';
import { chosen } from './choices.js';

const isId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

/** How many boards a sprint is looked for on. */
const mostBoards = 10;

/** The id of a board by its id or name. Throws ToolError with the boards there are. */
export async function boardIdOf(jira: Jira, board: string): Promise<number> {
  if (isId(board)) return Number(board);
  const named = await jira.getAllBoards({ maxResults: 50, name: board });
  const { values } = named.values.length > 0 ? named : await jira.getAllBoards({ maxResults: 50 });
  return chosen('board', board, values, ({ name, id }) => [name, String(id)]).id ?? 0;
}

/** The id of a sprint that is not closed, by its id or name, on a board or on those of a project. */
export async function sprintIdOf(
  jira: Jira,
  sprint: string,
  where: { board?: string | undefined; project: string },
) {
  if (isId(sprint)) return Number(sprint);
  const boards =
    where.board === undefined ? await scrumBoards(jira, where.project) : [await boardIdOf(jira, where.board)];
  const pages = await Promise.all(
    boards.map((boardId) => jira.getAllSprints({ boardId, state: 'active,future', maxResults: 50 })),
  );
  const open = pages.flatMap(({ values = [] }) => values);
  const each = [...new Map(open.map((one) => [one.id, one])).values()];
  return chosen('sprint', sprint, each, ({ name, id }) => [name, String(id)]).id ?? 0;
}

async function scrumBoards(jira: Jira, project: string): Promise<number[]> {
  const { values } = await jira.getAllBoards({
    projectKeyOrId: project,
    type: 'scrum',
    maxResults: mostBoards,
  });
  return values.flatMap(({ id }) => id ?? []);
}
