import { labels } from './labels.js';
import { robotArmFiles } from './robot-arm-files.js';
import { robotArmMerged } from './robot-arm-merged.js';
import { robotArmOpen } from './robot-arm-open.js';
import type { RepositorySeed } from './seed.js';

/** northwind/robot-arm, public: issues 1-4, merged pull requests 5-7, then what is open. */
export const robotArm: RepositorySeed = {
  owner: 'northwind',
  name: 'robot-arm',
  description: 'Motion control for the A4 robot arm',
  private: false,
  language: 'TypeScript',
  topics: ['robotics', 'kinematics'],
  labels,
  steps: [
    {
      kind: 'commit',
      by: 'ben-okafor',
      daysAgo: 120,
      message: 'Start the motion controller',
      files: robotArmFiles,
    },
    {
      kind: 'commit',
      by: 'chloe-martin',
      daysAgo: 96,
      message: 'Say how fast the arm may go near people',
      files: {
        'docs/safety.md': [['Never change limits', 'Stop before changing tools.\n- Never change limits']],
      },
    },
    {
      kind: 'release',
      by: 'chloe-martin',
      daysAgo: 60,
      tag: 'v2.2.0',
      name: 'v2.2.0',
      body: "## What's Changed\n* Straight trajectories at constant speed\n* Gripper force in newtons\n",
    },
    {
      kind: 'issue',
      by: 'ana-lopez',
      daysAgo: 41,
      title: 'Arm jerks at the start and end of a straight move',
      body: 'On the A4 at 600 mm/s the arm starts with a visible jerk.\n\n1. Run `demos/pick-and-place.yml` at speed 600\n2. Watch the elbow at the first step\n\nExpected: it speeds up smoothly.',
      labels: ['bug', 'customer'],
      assignees: ['ben-okafor'],
      comments: [
        {
          by: 'ben-okafor',
          daysAgo: 40,
          body: 'Constant speed from the first step: the controller asks for infinite acceleration. A ramp will do.',
        },
        {
          by: 'chloe-martin',
          daysAgo: 39,
          body: 'Two customers see it. Please keep the old profile as an option.',
        },
      ],
    },
    {
      kind: 'issue',
      by: 'chloe-martin',
      daysAgo: 30,
      title: 'Document the light curtain test',
      body: 'The weekly test is only in the wiki. It belongs into docs/safety.md.',
      labels: ['documentation', 'safety', 'good first issue'],
    },
    {
      kind: 'issue',
      by: 'ben-okafor',
      daysAgo: 22,
      title: 'isReachable lets the tool pass below the table',
      body: 'Poses with negative z are reachable as far as `src/limits.ts` is concerned.',
      labels: ['bug', 'safety'],
      assignees: ['ana-lopez'],
      comments: [{ by: 'ana-lopez', daysAgo: 20, body: 'I can take it. Is the table always at z = 0?' }],
    },
    {
      kind: 'issue',
      by: 'ana-lopez',
      daysAgo: 55,
      title: 'Gripper crushes soft parts',
      body: 'There is no upper limit for the force.',
      labels: ['bug'],
      assignees: ['ben-okafor'],
      closedDaysAgo: 18,
    },
    ...robotArmMerged,
    {
      kind: 'release',
      by: 'chloe-martin',
      daysAgo: 15,
      tag: 'v2.3.0',
      name: 'v2.3.0',
      body: "## What's Changed\n* Limit the gripper's force\n* Check demos before they run\n",
    },
    ...robotArmOpen,
    {
      kind: 'commit',
      branch: 'gripper-soft-close',
      by: 'ana-lopez',
      daysAgo: 0.4,
      message: 'Close the gripper in two steps',
      files: {
        'src/gripper.ts': [
          [
            '/** Closes until',
            '/** What the fingers touch first; then they wait for the part to settle. */\nexport const touchForce = 4;\n\n/** Closes until',
          ],
        ],
      },
    },
    {
      kind: 'run',
      by: 'chloe-martin',
      daysAgo: 5,
      title: 'Nightly simulation',
      jobs: [
        { name: 'build', ends: 'success' },
        { name: 'test', ends: 'success' },
      ],
    },
    {
      kind: 'release',
      by: 'chloe-martin',
      daysAgo: 1,
      tag: 'v2.4.0-rc.1',
      name: 'v2.4.0-rc.1',
      body: 'Draft for the next release.',
      draft: true,
    },
  ],
};
