import { severity } from '../jira/state/custom-fields.js';

import { armDone } from './arm-done.js';
import { armLater } from './arm-later.js';
import { armNow } from './arm-now.js';
import { fleetIssues } from './fleet.js';
import { operationsIssues } from './operations.js';
import type { ProjectSeed, SiteSeed } from './seed.js';

const engineers = ['ana-lopez', 'ben-okafor', 'chloe-martin'];
const everybody = [...engineers, 'benedita-reis', 'farid-nasser', 'automation'];

const arm: ProjectSeed = {
  key: 'ARM',
  name: 'Robot Arm',
  description: 'Motion control for the A4 robot arm',
  typeKey: 'software',
  lead: 'chloe-martin',
  members: everybody,
  types: ['epic', 'story', 'task', 'bug', 'subtask'],
  workflow: 'reviewed',
  components: ['Motion', 'Gripper', 'Controller', 'Docs'],
  versions: [
    { name: '2.2.0', description: 'Straight trajectories', released: true, archived: true, releases: -60 },
    { name: '2.3.0', description: 'The force limit', released: true, releases: -15 },
    { name: '2.4.0', description: 'Smooth straight moves', releases: 6 },
    { name: '2.5.0', description: 'Six axes' },
  ],
  board: {
    name: 'ARM board',
    type: 'scrum',
    sprints: [
      { name: 'ARM Sprint 21', goal: 'Soft parts survive', state: 'closed', starts: -34, ends: -20 },
      { name: 'ARM Sprint 22', goal: 'The force limit is out', state: 'closed', starts: -20, ends: -6 },
      { name: 'ARM Sprint 23', goal: 'Nobody sees a jerk any more', state: 'active', starts: -6, ends: 8 },
      { name: 'ARM Sprint 24', goal: 'Teach by hand', state: 'future' },
    ],
  },
  issues: [...armDone, ...armNow, ...armLater],
};

const fleet: ProjectSeed = {
  key: 'FLEET',
  name: 'Fleet Console',
  description: 'Dashboard for every arm a customer owns',
  typeKey: 'software',
  lead: 'ana-lopez',
  members: everybody,
  types: ['epic', 'story', 'task', 'bug', 'subtask'],
  workflow: 'reviewed',
  components: ['Dashboard', 'Events'],
  versions: [
    { name: '1.8', description: 'Slower polling', released: true, releases: -7 },
    { name: '1.9', description: 'True colours', releases: 14 },
  ],
  board: { name: 'Fleet board', type: 'kanban', sprints: [] },
  issues: fleetIssues,
};

const operations: ProjectSeed = {
  key: 'OPS',
  name: 'Operations',
  description: 'What runs where, and what stopped',
  typeKey: 'business',
  lead: 'chloe-martin',
  members: [...engineers, 'automation'],
  types: ['task', 'incident', 'subtask'],
  workflow: 'simple',
  components: [],
  versions: [],
  required: { Incident: [severity.id] },
  issues: operationsIssues,
};

const people: ProjectSeed = {
  key: 'PPL',
  name: 'People',
  description: 'Hiring; for the lead only',
  typeKey: 'business',
  lead: 'chloe-martin',
  members: ['chloe-martin'],
  types: ['task'],
  workflow: 'simple',
  components: [],
  versions: [],
  issues: [
    {
      type: 'task',
      summary: 'Hire a second firmware engineer',
      by: 'chloe-martin',
      daysAgo: 20,
      assignee: 'chloe-martin',
    },
    {
      type: 'task',
      summary: 'Prepare the salary round',
      by: 'chloe-martin',
      daysAgo: 3,
      assignee: 'chloe-martin',
    },
  ],
};

const lab: ProjectSeed = {
  key: 'LAB',
  name: 'Laboratory',
  description: 'Ideas that may come to nothing',
  typeKey: 'software',
  lead: 'ana-lopez',
  members: ['ana-lopez', 'automation'],
  types: ['story', 'task', 'bug'],
  workflow: 'simple',
  components: [],
  versions: [],
  board: { name: 'LAB board', type: 'kanban', sprints: [] },
  issues: [
    {
      type: 'story',
      summary: 'Gripper with a camera',
      by: 'ana-lopez',
      daysAgo: 50,
      assignee: 'ana-lopez',
      moves: [['In Progress', 'ana-lopez', 6]],
    },
    {
      type: 'task',
      summary: 'Print soft fingers',
      by: 'ana-lopez',
      daysAgo: 28,
      assignee: 'ana-lopez',
      moves: [['Done', 'ana-lopez', 5]],
    },
    { type: 'bug', summary: 'Camera loses focus below 20 cm', by: 'ana-lopez', daysAgo: 6 },
    { type: 'task', summary: 'Borrow a torque sensor from the university', by: 'ana-lopez', daysAgo: 2 },
    { type: 'story', summary: 'Arm that follows a hand', by: 'ana-lopez', daysAgo: 65 },
  ],
};

const vault: ProjectSeed = {
  key: 'VAULT',
  name: 'Vault',
  description: 'Quiet research',
  typeKey: 'software',
  lead: 'dmitri-volkov',
  members: ['dmitri-volkov'],
  types: ['story', 'task', 'bug'],
  workflow: 'simple',
  components: [],
  versions: [],
  issues: [
    {
      type: 'task',
      summary: 'Write the protocol down',
      by: 'dmitri-volkov',
      daysAgo: 30,
      assignee: 'dmitri-volkov',
      moves: [['Done', 'dmitri-volkov', 11]],
    },
    {
      type: 'story',
      summary: 'Seal the archive',
      by: 'dmitri-volkov',
      daysAgo: 12,
      description: 'Nobody outside Contoso reads this.',
    },
    {
      type: 'bug',
      summary: 'Key rotation stops at midnight',
      by: 'dmitri-volkov',
      daysAgo: 4,
      priority: 'High',
    },
  ],
};

/** Northwind's site, Ana's second one, and Contoso's. */
export const siteSeeds: readonly SiteSeed[] = [
  {
    cloudId: '6f1e0c52-9b7d-4e1f-8a34-5d2c7b90e101',
    name: 'northwind',
    members: everybody,
    admins: ['chloe-martin'],
    projects: [arm, fleet, operations, people],
  },
  {
    cloudId: 'b2a47d19-03c8-4f65-9e7a-81f4c6d0e202',
    name: 'northwind-labs',
    members: ['ana-lopez', 'automation'],
    admins: ['ana-lopez'],
    projects: [lab],
  },
  {
    cloudId: 'd90c3e7b-5f12-4a86-b0d4-2e6a9c18e303',
    name: 'contoso',
    members: ['dmitri-volkov'],
    admins: ['dmitri-volkov'],
    projects: [vault],
  },
];
