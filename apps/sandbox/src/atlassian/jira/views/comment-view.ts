import type { JiraCall } from '../call.js';
import { jiraTime } from '../call.js';
import type { Comment, Issue, Visibility, Worklog } from '../state/model.js';
import { groups, roles } from '../state/names.js';

import { loginView } from './person-view.js';

const propertiesOf = (properties: Map<string, unknown>) =>
  [...properties].map(([key, value]) => ({ key, value }));

/** The people of a role or group; undefined when there is none of that name. */
export const peopleIn = ({ type, value }: Visibility): string[] | undefined =>
  (type === 'role' ? roles : groups)[value];

/** The comments that this person may read, oldest first. */
export const readableComments = (login: string, issue: Issue): Comment[] =>
  issue.comments.filter(({ visibility }) => !visibility || peopleIn(visibility)?.includes(login));

/** `expand` may name `properties`. */
export const commentView = (call: JiraCall, issue: Issue, comment: Comment, expand: string[] = []) => ({
  self: `${call.base}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
  id: comment.id,
  author: loginView(call, comment.by),
  body: comment.body,
  updateAuthor: loginView(call, comment.by),
  created: jiraTime(comment.createdAt),
  updated: jiraTime(comment.updatedAt),
  visibility: comment.visibility && { ...comment.visibility, identifier: comment.visibility.value },
  jsdPublic: true,
  properties: expand.includes('properties') ? propertiesOf(comment.properties) : undefined,
});

/** A duration in Jira's words, with days of 8 hours and weeks of 5 days. */
export function durationText(seconds: number): string {
  const units: [string, number][] = [
    ['w', 144_000],
    ['d', 28_800],
    ['h', 3600],
    ['m', 60],
  ];
  let left = seconds;
  const parts = units.flatMap(([letter, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${count}${letter}`] : [];
  });
  return parts.join(' ') || '0m';
}

export const worklogView = (call: JiraCall, issue: Issue, worklog: Worklog, expand: string[] = []) => ({
  self: `${call.base}/rest/api/3/issue/${issue.id}/worklog/${worklog.id}`,
  author: loginView(call, worklog.by),
  updateAuthor: loginView(call, worklog.by),
  comment: worklog.comment,
  created: jiraTime(worklog.createdAt),
  updated: jiraTime(worklog.createdAt),
  started: jiraTime(worklog.startedAt),
  timeSpent: durationText(worklog.seconds),
  timeSpentSeconds: worklog.seconds,
  id: worklog.id,
  issueId: issue.id,
  properties: expand.includes('properties') ? propertiesOf(worklog.properties) : undefined,
});
