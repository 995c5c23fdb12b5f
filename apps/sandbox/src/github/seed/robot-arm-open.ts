import type { PullSeed } from './seed.js';

const rampStep = `/** Smooth start and end: part of the way done after part of the time, both from 0 to 1. */
export function ramp(part: number): number {
  return part * part * (3 - 2 * part);
}
`;

/** Pull requests 8 (ben, asks ana), 9 (ana, asks chloe), 10 (draft of ben) and 11 (chloe, asks ana) of northwind/robot-arm. */
export const robotArmOpen: PullSeed[] = [
  {
    kind: 'pull',
    by: 'ben-okafor',
    daysAgo: 6,
    branch: 'smooth-ramps',
    title: 'Speed up and slow down smoothly',
    body: 'Adds an S-curve to straight moves, so that the elbow no longer jerks. The old profile stays as `linear`.\n\nFixes #1',
    labels: ['enhancement'],
    reviewers: ['ana-lopez'],
    commits: [
      { by: 'ben-okafor', daysAgo: 6.3, message: 'Add the ramp', files: { 'src/ramp.ts': rampStep } },
      {
        by: 'ben-okafor',
        daysAgo: 6.1,
        message: 'Use the ramp in straight moves',
        files: {
          'src/trajectory.ts': [
            [
              "import { distance } from './kinematics.js';",
              "import { distance } from './kinematics.js';\nimport { ramp } from './ramp.js';",
            ],
            ['speed: number): Step[]', "speed: number, profile: 'linear' | 'smooth' = 'smooth'): Step[]"],
            [
              'steps.push({ pose: between(from, to, part)',
              "const way = profile === 'smooth' ? ramp(part) : part;\n    steps.push({ pose: between(from, to, way)",
            ],
          ],
        },
      },
      {
        by: 'ben-okafor',
        daysAgo: 4,
        message: 'Round the last step',
        files: { 'src/ramp.ts': [['(3 - 2 * part);', '(3 - 2 * Math.min(part, 1));']] },
      },
    ],
    comments: [
      {
        by: 'chloe-martin',
        daysAgo: 5,
        body: 'Ana, could you look at the peak speed? It is 1.5 times the average now.',
      },
    ],
    reviews: [
      {
        by: 'chloe-martin',
        daysAgo: 5,
        state: 'COMMENTED',
        body: 'I like the shape. One question about limits below.',
      },
    ],
    threads: [
      {
        by: 'chloe-martin',
        daysAgo: 5,
        path: 'src/trajectory.ts',
        line: 17,
        body: 'The peak speed is 1.5 × the average here. Can it pass `maximumSpeed`?',
        replies: [
          {
            by: 'ben-okafor',
            daysAgo: 4.5,
            body: 'For speeds above 800 mm/s, yes. I will clamp the duration.',
          },
        ],
      },
      {
        by: 'chloe-martin',
        daysAgo: 5,
        path: 'src/ramp.ts',
        line: 3,
        onCommit: 1,
        body: 'What happens when part is a little above 1?',
        resolvedBy: 'ben-okafor',
      },
    ],
    jobs: [
      { name: 'build', ends: 'success' },
      {
        name: 'test',
        ends: 'failure',
        title: '1 of 48 tests failed',
        summary: 'The peak speed of a smooth move is above the limit.',
        annotations: [
          {
            path: 'src/trajectory.ts',
            start_line: 18,
            end_line: 18,
            annotation_level: 'failure',
            title: 'straight keeps below the maximum speed',
            message: 'Expected the fastest step to be at most 1200 mm/s, but it was 1347 mm/s.',
          },
        ],
        log: [
          'Run npm test',
          '> @northwind/robot-arm@2.3.0 test',
          '> node --test',
          '✔ forward adds up the joints (0.8ms)',
          '✔ straight starts and ends at rest (1.2ms)',
          '✖ straight keeps below the maximum speed (3.4ms)',
          '  AssertionError [ERR_ASSERTION]: fastest step 1347 mm/s, limit 1200 mm/s',
          '      at TestContext.<anonymous> (test/trajectory.test.ts:41:10)',
          'ℹ tests 48',
          'ℹ pass 47',
          'ℹ fail 1',
          '##[error]Process completed with exit code 1.',
        ],
      },
    ],
  },
  {
    kind: 'pull',
    by: 'ana-lopez',
    daysAgo: 4,
    branch: 'table-limit',
    title: 'Keep the tool above the table',
    body: 'Poses below z = 0 are no longer reachable.\n\nFixes #3',
    labels: ['bug', 'safety'],
    reviewers: ['chloe-martin'],
    commits: [
      {
        by: 'ana-lopez',
        daysAgo: 4.2,
        message: 'Keep the tool above the table',
        files: {
          'src/limits.ts': [
            ['export const maximumSpeed', 'export const tableHeight = 0;\nexport const maximumSpeed'],
            ['return radius > 90', 'return pose.z >= tableHeight && radius > 90'],
          ],
        },
      },
    ],
    reviews: [
      { by: 'ben-okafor', daysAgo: 3, state: 'APPROVED', body: 'Tried it on A4-07, stops where it should.' },
    ],
  },
  {
    kind: 'pull',
    by: 'ben-okafor',
    daysAgo: 3,
    branch: 'six-axis',
    title: 'Six axes (work in progress)',
    body: 'Only the types so far.',
    draft: true,
    labels: ['enhancement'],
    commits: [
      {
        by: 'ben-okafor',
        daysAgo: 3.2,
        message: 'Give joints an axis',
        files: {
          'src/kinematics.ts': [
            ['  length: number;\n', "  length: number;\n  axis?: 'pitch' | 'yaw' | 'roll';\n"],
          ],
        },
      },
    ],
    jobs: [
      { name: 'build', ends: 'success' },
      { name: 'test', ends: 'running', title: 'Running' },
    ],
  },
  {
    kind: 'pull',
    by: 'chloe-martin',
    daysAgo: 2,
    branch: 'light-curtain-docs',
    title: 'Describe the weekly light curtain test',
    body: 'Moved over from the wiki. Closes #2',
    labels: ['documentation', 'safety'],
    reviewers: ['ana-lopez', 'ben-okafor'],
    commits: [
      {
        by: 'chloe-martin',
        daysAgo: 2.1,
        message: 'Describe the weekly light curtain test',
        files: {
          'docs/safety.md': [
            [
              'Never change limits while the arm moves.',
              'Never change limits while the arm moves.\n\n## Every week\n\n1. Put the test rod into the curtain: the arm stops within 0.3 s.\n2. Write the time into the log book.',
            ],
          ],
        },
      },
    ],
  },
];
