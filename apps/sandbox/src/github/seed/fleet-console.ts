import { fleetConsoleFiles } from './fleet-console-files.js';
import { labels } from './labels.js';
import type { RepositorySeed } from './seed.js';

/** northwind/fleet-console, private: issues 1-3, merged pull requests 4-5, open 6 (ana, asks ben and chloe) and 7 (ben, asks chloe), 8 merged this week. */
export const fleetConsole: RepositorySeed = {
  owner: 'northwind',
  name: 'fleet-console',
  description: 'Dashboard for every arm a customer owns',
  private: true,
  language: 'TypeScript',
  topics: ['dashboard', 'fleet'],
  labels,
  steps: [
    { kind: 'commit', by: 'ana-lopez', daysAgo: 80, message: 'First dashboard', files: fleetConsoleFiles },
    {
      kind: 'issue',
      by: 'chloe-martin',
      daysAgo: 25,
      title: 'Offline arms look healthy',
      body: 'An arm that has not reported for an hour is still green.',
      labels: ['bug', 'customer'],
      assignees: ['ana-lopez'],
      comments: [{ by: 'ana-lopez', daysAgo: 24, body: 'The status ignores `lastSeen`. On it.' }],
    },
    {
      kind: 'issue',
      by: 'ana-lopez',
      daysAgo: 19,
      title: 'Export the event log as CSV',
      body: 'Asked for by three customers.',
      labels: ['enhancement', 'customer'],
    },
    {
      kind: 'issue',
      by: 'ben-okafor',
      daysAgo: 10,
      title: 'Temperatures are shown without a unit',
      body: 'Celsius or Fahrenheit?',
      labels: ['bug', 'good first issue'],
    },
    {
      kind: 'pull',
      by: 'ana-lopez',
      daysAgo: 16,
      branch: 'event-times',
      title: 'Show event times in the time zone of the workshop',
      body: '',
      commits: [
        {
          by: 'ana-lopez',
          daysAgo: 16.2,
          message: 'Show event times in the time zone of the workshop',
          files: {
            'src/events.ts': [
              ['toISOString()', "toLocaleString('en-GB', { timeZone: zone })"],
              ['at: Date)', 'at: Date, zone: string)'],
            ],
          },
        },
      ],
      reviews: [{ by: 'chloe-martin', daysAgo: 15, state: 'APPROVED', body: '' }],
      merged: { by: 'ana-lopez', daysAgo: 14.5 },
    },
    {
      kind: 'pull',
      by: 'ben-okafor',
      daysAgo: 9,
      branch: 'poll-less',
      title: 'Poll every ten seconds instead of every second',
      body: 'Halves the load on the gateway.',
      commits: [
        {
          by: 'ben-okafor',
          daysAgo: 9.1,
          message: 'Poll every ten seconds',
          files: { 'src/poll.ts': [['intervalMs = 1000', 'intervalMs = 10_000']] },
        },
      ],
      reviews: [{ by: 'ana-lopez', daysAgo: 8.5, state: 'APPROVED', body: 'Nice and small.' }],
      merged: { by: 'ben-okafor', daysAgo: 8 },
    },
    {
      kind: 'pull',
      by: 'ana-lopez',
      daysAgo: 5,
      branch: 'offline-status',
      title: 'Show arms that do not report as offline',
      body: 'After five minutes without a report an arm turns grey. Fixes #1',
      labels: ['bug'],
      reviewers: ['ben-okafor', 'chloe-martin'],
      commits: [
        {
          by: 'ana-lopez',
          daysAgo: 5.2,
          message: 'Show arms that do not report as offline',
          files: {
            'src/status.ts': [
              ["'healthy' | 'warning'", "'healthy' | 'warning' | 'offline'"],
              [
                '  return arm.temperature',
                "  if (now - arm.lastSeen > 300_000) return 'offline';\n  return arm.temperature",
              ],
              ['(arm: Arm)', '(arm: Arm, now: number)'],
            ],
            'src/colours.ts': [["warning: 'amber',", "warning: 'amber',\n  offline: 'grey',"]],
          },
        },
      ],
      statuses: [{ context: 'deploy/preview', state: 'success', description: 'Preview is up' }],
      threads: [
        {
          by: 'ben-okafor',
          daysAgo: 4,
          path: 'src/status.ts',
          line: 11,
          body: 'Please name the five minutes.',
        },
      ],
      reviews: [
        {
          by: 'ben-okafor',
          daysAgo: 4,
          state: 'CHANGES_REQUESTED',
          body: 'One magic number, otherwise fine.',
        },
      ],
    },
    {
      kind: 'pull',
      by: 'ben-okafor',
      daysAgo: 1.5,
      branch: 'temperature-unit',
      title: 'Show temperatures in degrees Celsius',
      body: 'Fixes #3',
      reviewers: ['chloe-martin'],
      commits: [
        {
          by: 'ben-okafor',
          daysAgo: 1.6,
          message: 'Show temperatures in degrees Celsius',
          files: {
            'src/temperature.ts':
              'export const shown = (degrees: number): string => `${degrees.toFixed(1)} °C`;\n',
          },
        },
      ],
    },
    {
      kind: 'release',
      by: 'ana-lopez',
      daysAgo: 7,
      tag: 'v1.8.0',
      name: 'v1.8.0',
      body: "## What's Changed\n* Poll every ten seconds instead of every second\n",
    },
    {
      kind: 'pull',
      by: 'ana-lopez',
      daysAgo: 4,
      branch: 'FLEET-3-event-log-csv',
      title: 'FLEET-3: Export the event log as CSV',
      body: 'Three customers want to keep the events of a year. Times carry their zone, so that a spreadsheet sorts them right.',
      reviewers: ['chloe-martin'],
      commits: [
        {
          by: 'ana-lopez',
          daysAgo: 4.1,
          message: 'Export the event log as CSV',
          files: {
            'src/event-log.ts': `export interface LoggedEvent {
  at: string;
  arm: string;
  text: string;
}

const cell = (text: string): string => '"' + text.replaceAll('"', '""') + '"';

/** One line per event, oldest first. */
export const asCsv = (events: LoggedEvent[]): string =>
  events.map(({ at, arm, text }) => [at, arm, text].map(cell).join(',')).join('\\r\\n');
`,
          },
        },
      ],
      reviews: [{ by: 'chloe-martin', daysAgo: 3, state: 'APPROVED', body: 'Opens in a spreadsheet, good.' }],
      merged: { by: 'chloe-martin', daysAgo: 2.5 },
    },
  ],
};
