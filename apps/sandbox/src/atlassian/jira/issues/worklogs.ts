import type { Answer } from '../../../gateway/answer.js';
import { json } from '../../../gateway/answer.js';
import type { Fields } from '../body.js';
import { textAt } from '../body.js';
import type { JiraCall } from '../call.js';
import { issueOf, issueToChange, listIn, paged } from '../call.js';
import { badFields } from '../errors.js';
import { readProperties } from '../properties.js';
import type { JiraRoutes } from '../routes.js';
import { reads, writes } from '../routes.js';
import type { Worklog } from '../state/model.js';
import { readText } from '../text-body.js';
import { worklogView } from '../views/comment-view.js';

const unit: Record<string, number> = { w: 144_000, d: 28_800, h: 3600, m: 60 };

function add(call: JiraCall): Answer {
  const issue = issueToChange(call);
  const { body } = call;
  const now = call.world.clock.now();
  const worklog: Worklog = {
    id: String(call.site.nextId()),
    by: call.login,
    createdAt: now,
    startedAt: readStart(body, now),
    seconds: readSeconds(body),
    comment: body['comment'] === undefined ? undefined : readText(body['comment'], 'comment'),
    properties: new Map(),
  };
  readProperties(body['properties'], worklog.properties);
  issue.worklogs.push(worklog);
  issue.updatedAt = now;
  return json(worklogView(call, issue, worklog, listIn(call.query, 'expand')), 201);
}

/** `timeSpent` as `1d 2h`, or `timeSpentSeconds`; a minute at least. */
function readSeconds(body: Fields): number {
  const { timeSpent, timeSpentSeconds } = body;
  if (timeSpent === undefined && timeSpentSeconds === undefined) {
    throw badFields({ timeLogged: 'You must indicate the time spent working.' });
  }
  const seconds = typeof timeSpent === 'string' ? durationOf(timeSpent) : timeSpentSeconds;
  if (typeof seconds !== 'number' || !(seconds > 0)) {
    throw badFields({ timeLogged: 'Invalid time duration entered.' });
  }
  return Math.max(60, Math.round(seconds));
}

function durationOf(text: string): number {
  const parts = text
    .trim()
    .split(/\s+/)
    .map((part) => /^(\d+(?:\.\d+)?)([wdhm])?$/.exec(part));
  if (parts.some((part) => part === null)) return Number.NaN;
  return parts.reduce((sum, part) => sum + Number(part?.[1]) * (unit[part?.[2] ?? 'm'] ?? 60), 0);
}

/** Jira takes `2026-11-23T09:30:00.000+0000` only: milliseconds and an offset, no `Z`. */
function readStart(body: Fields, now: number): number {
  const started = body['started'];
  if (started === undefined) return now;
  const text = textAt(body, 'started') ?? '';
  const isRight = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:?\d\d$/.test(text);
  const at = Date.parse(text.replace(/([+-]\d\d):?(\d\d)$/, '$1:$2'));
  if (isRight && !Number.isNaN(at)) return at;
  throw badFields({
    started: 'Invalid date format. Use yyyy-MM-ddTHH:mm:ss.SSSZ, as in 2026-11-23T09:30:00.000+0000.',
  });
}

function list(call: JiraCall): Answer {
  const issue = issueOf(call);
  const between = (name: string, fallback: number) => Number(call.query.get(name) ?? fallback);
  const [after, before] = [between('startedAfter', 0), between('startedBefore', Number.MAX_SAFE_INTEGER)];
  const wanted = issue.worklogs.filter(({ startedAt }) => startedAt > after && startedAt < before);
  const { startAt, maxResults, total, items } = paged(call.query, wanted, { size: 5000, most: 5000 });
  call.world.limits.charge(items.length);
  const expand = listIn(call.query, 'expand');
  const worklogs = items.map((one) => worklogView(call, issue, one, expand));
  return json({ startAt, maxResults, total, worklogs });
}

/** Time that was spent. */
export const worklogRoutes: JiraRoutes = {
  'GET /rest/api/3/issue/:issue/worklog': reads(list),
  'POST /rest/api/3/issue/:issue/worklog': writes(add),
};
