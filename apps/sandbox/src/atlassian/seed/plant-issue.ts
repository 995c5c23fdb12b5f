import { written } from '../jira/adf/written.js';
import { jiraDay } from '../jira/call.js';
import { severity, storyPoints, team } from '../jira/state/custom-fields.js';
import type { CustomField } from '../jira/state/custom-fields.js';
import type { Change, ChangeItem, Issue, Named, Project } from '../jira/state/model.js';
import {
  doneResolution,
  linkTypes,
  mediumPriority,
  priorities,
  resolutions,
  statuses,
  types,
} from '../jira/state/names.js';
import { personOf } from '../people.js';

import type { Ground } from './ground.js';
import { dayMs } from './ground.js';
import type { IssueSeed, StatusName } from './seed.js';

/** Plants one issue with its past; the next number of the project is its key. Throws when the seed names what is not there. */
export function plantIssue(ground: Ground, project: Project, seed: IssueSeed): Issue {
  const { site } = ground;
  const at = (daysAgo: number): number => ground.now - daysAgo * dayMs;
  project.lastNumber += 1;
  const issue: Issue = {
    id: String(site.nextId()),
    key: `${project.key}-${project.lastNumber}`,
    project,
    type: types[seed.type],
    summary: seed.summary,
    description: seed.description === undefined ? undefined : written(seed.description),
    environment: undefined,
    status: '10000',
    statusSince: at(seed.daysAgo),
    priority: seed.priority === undefined ? mediumPriority : idOf(priorities, seed.priority),
    resolution: undefined,
    resolvedAt: undefined,
    assignee: seed.assignee,
    reporter: seed.by,
    creator: seed.by,
    labels: seed.labels ?? [],
    components: (seed.components ?? []).map((name) => idOf(project.components, name)),
    fixVersions: (seed.fixVersions ?? []).map((name) => idOf(project.versions, name)),
    affectsVersions: [],
    parent: seed.parent === undefined ? undefined : issueIn(ground, seed.parent).id,
    sprints: (seed.sprints ?? []).map((name) => Number(idOf(site.sprints, name))),
    dueDate: seed.dueIn === undefined ? undefined : jiraDay(at(-seed.dueIn)),
    custom: customValues(seed),
    createdAt: at(seed.daysAgo),
    updatedAt: at(seed.daysAgo),
    comments: [],
    worklogs: [],
    changes: [],
    remoteLinks: [],
    attachments: [],
    properties: new Map(),
  };
  site.add(issue);
  live(ground, issue, seed);
  surround(ground, issue, seed);
  issue.changes.sort((left, right) => left.at - right.at);
  return issue;
}

/** What happened to it: assigned, moved, commented. */
function live(ground: Ground, issue: Issue, seed: IssueSeed): void {
  const at = (daysAgo: number): number => ground.now - daysAgo * dayMs;
  const id = () => String(ground.site.nextId());
  const touched = (time: number) => void (issue.updatedAt = Math.max(issue.updatedAt, time));
  if (seed.assignee !== undefined) {
    const { accountId, name } = personOf(seed.assignee);
    const item = itemOf('assignee', undefined, { id: accountId, name });
    issue.changes.push({
      id: id(),
      by: seed.by,
      at: issue.createdAt + 60_000,
      items: [item],
      metadata: undefined,
    });
  }
  for (const [to, by, daysAgo] of seed.moves ?? []) {
    issue.changes.push({
      id: id(),
      by,
      at: at(daysAgo),
      items: moveItems(issue, to, seed, at(daysAgo)),
      metadata: undefined,
    });
    touched(at(daysAgo));
  }
  for (const { by, daysAgo, body, role } of seed.comments ?? []) {
    const visibility = role === undefined ? undefined : ({ type: 'role', value: role } as const);
    const time = at(daysAgo);
    issue.comments.push({
      id: id(),
      by,
      createdAt: time,
      updatedAt: time,
      body: written(body),
      visibility,
      properties: new Map(),
    });
    touched(time);
  }
}

function moveItems(issue: Issue, to: StatusName, seed: IssueSeed, at: number): ChangeItem[] {
  const before = statuses.find((status) => status.id === issue.status);
  const after = statuses.find((status) => status.name === to);
  if (!before || !after) throw new Error(`the seed knows no status ${to}`);
  issue.status = after.id;
  if (before.category !== after.category) issue.statusSince = at;
  const moved = itemOf('status', before, after);
  if (to !== 'Done') return [moved];
  issue.resolution = seed.resolution === undefined ? doneResolution : idOf(resolutions, seed.resolution);
  issue.resolvedAt = at;
  const resolution = resolutions.find(({ id }) => id === issue.resolution);
  return [moved, itemOf('resolution', undefined, resolution)];
}

/** What hangs on it: work logs and files, links to issues and to other places. */
function surround(ground: Ground, issue: Issue, seed: IssueSeed): void {
  const { site, github } = ground;
  addWork(ground, issue, seed);
  for (const [type, to] of seed.links ?? []) {
    const target = issueIn(ground, to);
    site.links.push({
      id: String(site.nextId()),
      type: idOf(linkTypes, type),
      from: issue.id,
      to: target.id,
    });
  }
  for (const { url, title } of seed.remoteLinks ?? []) {
    const object = { url: url.replace('{github}', github), title, icon: {}, status: { icon: {} } };
    const plain = { globalId: undefined, relationship: undefined, application: {} };
    issue.remoteLinks.push({ id: site.nextId(), ...plain, object });
  }
}

function addWork({ site, now }: Ground, issue: Issue, seed: IssueSeed): void {
  const at = (daysAgo: number): number => now - daysAgo * dayMs;
  for (const { by, daysAgo, hours, note } of seed.worklogs ?? []) {
    const comment = note === undefined ? undefined : written(note);
    const times = { createdAt: at(daysAgo), startedAt: at(daysAgo + 0.3), seconds: hours * 3600 };
    issue.worklogs.push({ id: String(site.nextId()), by, ...times, comment, properties: new Map() });
  }
  for (const { by, daysAgo, filename, mime, content } of seed.attachments ?? []) {
    const bytes = Buffer.from(content);
    issue.attachments.push({ id: String(site.nextId()), by, createdAt: at(daysAgo), filename, mime, bytes });
  }
}

function itemOf(field: string, from: Named | undefined, to: Named | undefined): Change['items'][number] {
  return {
    field,
    fieldId: field,
    custom: false,
    from: from?.id,
    fromText: from?.name,
    to: to?.id,
    toText: to?.name,
  };
}

function customValues({
  points,
  team: teamName,
  severity: severityName,
}: IssueSeed): Map<string, number | string> {
  const values = new Map<string, number | string>();
  const choose = ({ id, options }: CustomField, name: string | undefined) => {
    if (name !== undefined) values.set(id, idOf(options, name));
  };
  if (points !== undefined) values.set(storyPoints.id, points);
  choose(team, teamName);
  choose(severity, severityName);
  return values;
}

function idOf(list: readonly { id: string | number; name: string }[], name: string): string {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`the seed names ${name}, which is not there`);
  return String(found.id);
}

function issueIn({ site }: Ground, key: string): Issue {
  const found = site.findIssue(key);
  if (!found) throw new Error(`the seed names ${key} before it is planted`);
  return found;
}
