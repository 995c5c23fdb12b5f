import type { PullSeed } from './seed.js';

/** Pull requests 5, 6 and 7 of northwind/robot-arm. */
export const robotArmMerged: PullSeed[] = [
  {
    kind: 'pull',
    by: 'ben-okafor',
    daysAgo: 20,
    branch: 'gripper-force-limit',
    title: "Limit the gripper's force",
    body: 'Never more than 40 N. Fixes #4',
    commits: [
      {
        by: 'ben-okafor',
        daysAgo: 20.2,
        message: "Limit the gripper's force",
        files: {
          'src/gripper.ts': [
            ['/** Closes', 'export const maximumForce = 40;\n\n/** Closes'],
            ['open: false, force };', 'open: false, force: Math.min(force, maximumForce) };'],
          ],
        },
      },
    ],
    labels: ['bug'],
    reviews: [{ by: 'chloe-martin', daysAgo: 19, state: 'APPROVED', body: 'Tested on the bench, good.' }],
    merged: { by: 'chloe-martin', daysAgo: 18 },
  },
  {
    kind: 'pull',
    by: 'ana-lopez',
    daysAgo: 17,
    branch: 'check-demos',
    title: 'Check demos before they run',
    body: 'A demo with a typo moved the arm halfway and stopped. Now it is refused before the first step.',
    commits: [
      {
        by: 'ana-lopez',
        daysAgo: 17.1,
        message: 'Check demos before they run',
        files: {
          'src/demo.ts': `import type { Pose } from './kinematics.js';
import { isReachable } from './limits.js';

export interface Demo {
  name: string;
  speed: number;
  steps: { move?: Pose; grip?: number; release?: boolean }[];
}

/** What is wrong with the demo; an empty list when it may run. */
export function problems(demo: Demo): string[] {
  return demo.steps.flatMap((step, index) =>
    step.move && !isReachable(step.move) ? [\`step \${index + 1} is out of reach\`] : [],
  );
}
`,
        },
      },
    ],
    reviews: [{ by: 'ben-okafor', daysAgo: 16.5, state: 'APPROVED', body: '' }],
    merged: { by: 'ana-lopez', daysAgo: 16 },
  },
  {
    kind: 'pull',
    by: 'chloe-martin',
    daysAgo: 13,
    branch: 'readme-simulator',
    title: 'Explain the simulator options',
    body: 'New people ask how to slow it down.',
    commits: [
      {
        by: 'chloe-martin',
        daysAgo: 13.1,
        message: 'Explain the simulator options',
        files: {
          'README.md': [['pick-and-place.yml`.', 'pick-and-place.yml`. Add `--slow 4` to see every step.']],
        },
      },
    ],
    labels: ['documentation'],
    reviews: [{ by: 'ana-lopez', daysAgo: 12.5, state: 'APPROVED', body: 'Helpful!' }],
    merged: { by: 'chloe-martin', daysAgo: 12 },
  },
];
