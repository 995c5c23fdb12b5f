import type { Answer } from '../../../gateway/answer.js';
import { json, noContent } from '../../../gateway/answer.js';
import { fieldsAt, wordOf } from '../body.js';
import type { JiraCall } from '../call.js';
import { issueOf, issueToChange, listIn } from '../call.js';
import { badFields, badRequest } from '../errors.js';
import { readProperties } from '../properties.js';
import type { JiraRoutes } from '../routes.js';
import { reads, writes } from '../routes.js';
import type { Issue, Transition } from '../state/model.js';
import { doneResolution } from '../state/names.js';
import { resolutionOf, statusOf } from '../views/part-views.js';
import { transitionView } from '../views/transition-view.js';

import { availableTransitions } from './available-transitions.js';
import { makeChanges, plannedWrites } from './changes.js';
import { addComment } from './comments.js';
import type { Write, Writer } from './writers.js';
import { changed, resolution } from './writers.js';

function list(call: JiraCall): Answer {
  const issue = issueOf(call);
  const showsFields = listIn(call.query, 'expand').includes('transitions.fields');
  const wanted = call.query.get('transitionId');
  const transitions = availableTransitions(issue).filter(({ id }) => wanted === null || id === wanted);
  return json({
    expand: 'transitions',
    transitions: transitions.map((one) => transitionView(call, one, showsFields)),
  });
}

/** POST /transitions: moves the issue, sets what the screen asks for, adds the comment. */
function perform(call: JiraCall): Answer {
  const issue = issueToChange(call);
  const transition = askedTransition(call, issue);
  const onScreen: Record<string, Writer> = transition.resolution === 'asked' ? { resolution } : {};
  const { comment, ...update } = fieldsAt(call.body, 'update');
  const fields = fieldsAt(call.body, 'fields');
  const planned = plannedWrites(call, issue, { fields, update }, onScreen);
  if (transition.resolution === 'asked' && planned.length === 0) {
    throw badFields({ resolution: 'Resolution is required.' });
  }
  addComment(call, issue, comment);
  readProperties(call.body['properties'], issue.properties);
  const writes = [moved(call, issue, transition), ...planned, ...settledResolution(call, issue, transition)];
  makeChanges(call, issue, writes, call.body['historyMetadata']);
  return noContent();
}

function askedTransition(call: JiraCall, issue: Issue): Transition {
  const { id } = fieldsAt(call.body, 'transition');
  if (id === undefined) throw badRequest("Missing 'transition' identifier");
  const known = issue.project.transitions.find((one) => one.id === wordOf(id));
  if (!known) throw badRequest(`Transition id '${wordOf(id)}' is not valid for this issue.`);
  if (availableTransitions(issue).includes(known)) return known;
  throw badRequest(
    `It seems that you have tried to perform a workflow operation (${known.name}) that is not valid for the current state of this issue. The likely cause is that somebody has changed the issue recently, please look at the issue history for details.`,
  );
}

function moved(call: JiraCall, issue: Issue, { to }: Transition): Write {
  const [before, after] = [statusOf(issue.status), statusOf(to)];
  return {
    item: changed({ field: 'status', fieldId: 'status' }, [before.id, before.name], [after.id, after.name]),
    apply: () => {
      issue.status = to;
      if (before.category !== after.category) issue.statusSince = call.world.clock.now();
    },
  };
}

/** What the workflow does to the resolution by itself. */
function settledResolution(call: JiraCall, issue: Issue, { resolution: rule }: Transition): Write[] {
  if (rule === 'asked' || (rule === 'cleared' && issue.resolution === undefined)) return [];
  const after = rule === 'set' ? doneResolution : undefined;
  const side = (id: string | undefined): [string | undefined, string | undefined] => [
    id,
    id === undefined ? undefined : resolutionOf(id).name,
  ];
  return [
    {
      item: changed({ field: 'resolution', fieldId: 'resolution' }, side(issue.resolution), side(after)),
      apply: () => {
        issue.resolution = after;
        issue.resolvedAt = after === undefined ? undefined : call.world.clock.now();
      },
    },
  ];
}

/** Where an issue may go, and going there. */
export const transitionRoutes: JiraRoutes = {
  'GET /rest/api/3/issue/:issue/transitions': reads(list),
  'POST /rest/api/3/issue/:issue/transitions': writes(perform),
};
