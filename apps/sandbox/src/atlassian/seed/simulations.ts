import type { Project } from '../jira/state/model.js';
import { simpleWorkflow, types } from '../jira/state/names.js';

import { plantIssue } from './plant-issue.js';
import type { Ground } from './ground.js';
import type { IssueSeed } from './seed.js';

const subjects = ['pick and place', 'palletising', 'polishing', 'gluing', 'sorting', 'screwing'];
const findings = ['overshoots', 'misses the part', 'runs warm', 'takes too long', 'stops early', 'passes'];
const logins = ['ana-lopez', 'ben-okafor', 'chloe-martin'];

const pick = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item;

/** As many issues as asked in a project SIM, for paging and budgets; always the same ones. */
export function plantSimulations(ground: Ground, count: number): void {
  const project: Project = {
    id: String(ground.site.nextId()),
    key: 'SIM',
    name: 'Simulation runs',
    description: 'One issue for each nightly run that is not as expected',
    typeKey: 'software',
    lead: 'ben-okafor',
    members: new Set(logins),
    types: [types.task, types.bug],
    components: [],
    versions: [],
    transitions: simpleWorkflow,
    required: {},
    lastNumber: 0,
  };
  ground.site.projects.push(project);
  for (let index = 0; index < count; index += 1) plantIssue(ground, project, seedOf(index, count));
}

function seedOf(index: number, count: number): IssueSeed {
  const daysAgo = 300 - (300 * index) / count;
  const login = pick(logins, index);
  const isDone = index % 3 === 0;
  return {
    type: index % 2 === 0 ? 'task' : 'bug',
    summary: `Run ${index + 1}: ${pick(subjects, index)} ${pick(findings, Math.floor(index / 6))}`,
    by: login,
    daysAgo,
    description: `Seed ${index * 7919}, arm A4-${String((index % 12) + 1).padStart(2, '0')}, speed ${200 + (index % 9) * 50} mm/s.`,
    assignee: pick(logins, index + 1),
    labels: [`arm-${(index % 12) + 1}`],
    priority: pick(['Low', 'Medium', 'High'], index),
    moves: isDone ? [['Done', login, daysAgo / 2]] : [],
  };
}
