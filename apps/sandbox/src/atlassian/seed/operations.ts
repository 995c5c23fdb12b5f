import type { IssueSeed } from './seed.js';

/** OPS-1 to OPS-7. */
export const operationsIssues: IssueSeed[] = [
  {
    type: 'incident',
    summary: 'Gateway runs out of memory on Mondays',
    by: 'ben-okafor',
    daysAgo: 12,
    description: 'Restarted three times on Monday morning, when all arms come up.',
    assignee: 'chloe-martin',
    moves: [['In Progress', 'chloe-martin', 11]],
    severity: 'Sev 2',
    priority: 'High',
    comments: [
      { by: 'chloe-martin', daysAgo: 11, body: 'The limit is 256Mi since the first day. Doubling it.' },
      { by: 'ben-okafor', daysAgo: 0.3, body: 'It held this morning, with the slower polling.' },
    ],
  },
  {
    type: 'task',
    summary: 'Give the gateway more memory',
    by: 'chloe-martin',
    daysAgo: 11,
    assignee: 'chloe-martin',
    moves: [['In Progress', 'chloe-martin', 2.6]],
    links: [['Blocks', 'OPS-1']],
    remoteLinks: [{ url: '{github}/northwind/infra/pull/3', title: 'Give the gateway more memory' }],
  },
  {
    type: 'task',
    summary: 'Say whom to call when the gateway is down',
    by: 'chloe-martin',
    daysAgo: 11,
    assignee: 'ana-lopez',
    moves: [
      ['In Progress', 'ana-lopez', 10.2],
      ['Done', 'chloe-martin', 9.4],
    ],
  },
  {
    type: 'task',
    summary: 'Renew the certificate of fleet.northwind.example',
    by: 'automation',
    daysAgo: 9,
    assignee: 'chloe-martin',
    dueIn: 12,
  },
  {
    type: 'incident',
    summary: 'Nightly backup failed twice',
    by: 'automation',
    daysAgo: 8,
    assignee: 'ben-okafor',
    moves: [
      ['In Progress', 'ben-okafor', 7.5],
      ['Done', 'ben-okafor', 6.1],
    ],
    severity: 'Sev 3',
    comments: [{ by: 'ben-okafor', daysAgo: 6.1, body: 'The disk was full of old logs.' }],
  },
  {
    type: 'task',
    summary: 'Order spare power supplies for the test bench',
    by: 'ana-lopez',
    daysAgo: 10,
    assignee: 'ana-lopez',
    moves: [['Done', 'ana-lopez', 4.3]],
  },
  { type: 'task', summary: 'Change the deploy keys', by: 'chloe-martin', daysAgo: 5, dueIn: 25 },
];
