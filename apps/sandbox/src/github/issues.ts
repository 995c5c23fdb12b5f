import type { Answer } from '../gateway/answer.js';
import type { Router } from '../gateway/router.js';

import type { Call, Handler } from './call.js';
import { invalid, notFound } from './errors.js';
import { forward } from './forward.js';
import type { Wire } from './wire.js';
import { repoOf } from './call.js';
import { textOf } from './wire.js';
import type { World } from './world.js';

const issues = '/repos/:owner/:repo/issues';
const stateReasons = ['completed', 'not_planned', 'duplicate', 'reopened', null];

/** Checks that emulate leaves out; the work itself is emulate's. */
export function issueRoutes(routes: Router<Handler>): void {
  routes
    .add(`POST ${issues}`, (call) => {
      if (!textOf(call.body, 'title')?.trim()) throw wrong('title', 'missing_field');
      checkFields(call);
      return forward(call);
    })
    .add(`PATCH ${issues}/:number`, (call) => {
      const { title, state, state_reason: reason } = call.body;
      if (title !== undefined && !textOf(call.body, 'title')?.trim()) throw wrong('title', 'missing_field');
      if (state !== undefined && state !== 'open' && state !== 'closed')
        throw wrong('state', 'invalid', state);
      if (reason !== undefined && !stateReasons.some((one) => one === reason))
        throw wrong('state_reason', 'invalid', reason);
      checkFields(call);
      if (call.world.pulls.find(repoOf(call), Number(call.params['number']))) return forwardPull(call);
      return forward(call);
    })
    .add(`POST ${issues}/:number/comments`, (call) => {
      if (!textOf(call.body, 'body')?.trim()) {
        throw invalid({ resource: 'IssueComment', field: 'body', code: 'missing_field' });
      }
      if (!/^\d+$/.test(call.params['number'] ?? '')) throw notFound();
      return forward(call);
    });
}

function checkFields(call: Call): void {
  const { title, body, labels, assignees } = call.body;
  if (typeof title === 'string' && title.length > 256) throw wrong('title', 'invalid');
  if (body !== null && !['string', 'undefined'].includes(typeof body)) throw wrong('body', 'invalid', body);
  if (!Array.isArray(labels ?? [])) throw wrong('labels', 'invalid', labels);
  if (assignees !== undefined) checkAssignees(call, assignees);
}

function checkAssignees(call: Call, assignees: unknown): void {
  if (!Array.isArray(assignees)) throw wrong('assignees', 'invalid', assignees);
  const members = call.world.repositories.find(repoOf(call))?.members;
  const stranger: unknown = assignees.find((one) => !members?.has(String(one)));
  if (stranger !== undefined) throw wrong('assignees', 'invalid', stranger);
}

/** Changing a pull request as an issue: emulate knows it only below /pulls, and without labels and assignees there. */
async function forwardPull(call: Call): Promise<Answer> {
  const { world, login } = call;
  const { labels, assignees, state_reason: _reason, ...rest } = call.body;
  const path = call.path.replace(/\/issues\/(\d+)$/, '/pulls/$1');
  if (labels !== undefined)
    world.overlay.set(path, { labels: await labelObjects(world, login, repoOf(call), labels as string[]) });
  if (assignees !== undefined)
    world.overlay.set(path, { assignees: (assignees as string[]).map((one) => world.userOf(one)) });
  world.overlay.touch(path, 'state' in rest);
  return forward({ ...call, path, body: rest });
}

/** Labels of the repository by their names; a name that it does not have is made up in grey. */
export async function labelObjects(
  world: World,
  login: string,
  repo: string,
  names: string[],
): Promise<Wire[]> {
  const known = await world.read<Wire[]>(login, `/repos/${repo}/labels?per_page=100`);
  return names.map(
    (name) => known.find((one) => one['name'] === name) ?? { name, color: 'ededed', description: null },
  );
}

const wrong = (field: string, code: 'missing_field' | 'invalid', value?: unknown) =>
  invalid({ resource: 'Issue', field, code, ...(value === undefined ? {} : { value }) });
