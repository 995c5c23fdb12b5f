import { jiraDay } from '../jira/call.js';
import type { Project, Sprint, Version } from '../jira/state/model.js';
import { reviewedWorkflow, simpleWorkflow, types } from '../jira/state/names.js';
import { Site } from '../jira/state/site.js';

import type { Ground } from './ground.js';
import { dayMs } from './ground.js';
import { plantIssue } from './plant-issue.js';
import type { ProjectSeed, SprintSeed, VersionSeed } from './seed.js';
import { plantSimulations } from './simulations.js';
import { siteSeeds } from './sites.js';

/** The seeded sites; `more` issues go to a project of their own on the first one. */
export function plantSites(now: number, github: string, more: number): Site[] {
  return siteSeeds.map((seed, index) => {
    const site = new Site(seed.cloudId, seed.name, new Set(seed.members), new Set(seed.admins));
    const ground = { site, now, github };
    for (const project of seed.projects) plantProject(ground, project);
    if (index === 0 && more > 0) plantSimulations(ground, more);
    return site;
  });
}

function plantProject(ground: Ground, seed: ProjectSeed): void {
  const { site, now } = ground;
  const { key, name, description, typeKey, lead } = seed;
  const id = () => String(site.nextId());
  const project: Project = {
    id: id(),
    key,
    name,
    description,
    typeKey,
    lead,
    members: new Set(seed.members),
    types: seed.types.map((type) => types[type]),
    components: seed.components.map((component) => ({ id: id(), name: component })),
    versions: seed.versions.map((version) => versionOf(version, id(), now)),
    transitions: seed.workflow === 'reviewed' ? reviewedWorkflow : simpleWorkflow,
    required: seed.required ?? {},
    lastNumber: 0,
  };
  site.projects.push(project);
  if (seed.board) {
    const board = {
      id: site.boards.length + 1,
      name: seed.board.name,
      type: seed.board.type,
      projectKey: key,
    };
    site.boards.push(board);
    for (const sprint of seed.board.sprints)
      site.sprints.push(sprintOf(sprint, site.sprints.length + 101, board.id, now));
  }
  for (const issue of seed.issues) plantIssue(ground, project, issue);
}

function versionOf(seed: VersionSeed, id: string, now: number): Version {
  const { name, description, released = false, archived = false, releases } = seed;
  const day = (days: number): string => jiraDay(now + days * dayMs);
  return {
    id,
    name,
    description,
    released,
    archived,
    startDate: releases === undefined ? undefined : day(releases - 30),
    releaseDate: releases === undefined ? undefined : day(releases),
  };
}

function sprintOf(
  { name, goal, state, starts, ends }: SprintSeed,
  id: number,
  boardId: number,
  now: number,
): Sprint {
  const at = (days: number | undefined) => (days === undefined ? undefined : now + days * dayMs);
  const completedAt = state === 'closed' ? at(ends) : undefined;
  return {
    id,
    boardId,
    name,
    goal,
    state,
    startsAt: at(starts),
    endsAt: at(ends),
    completedAt,
    createdAt: now - 50 * dayMs,
  };
}
