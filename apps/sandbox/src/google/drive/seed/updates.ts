import type { FileSeed } from './seed.js';
import { doc, edit, folder } from './seed.js';

interface Week {
  done: string[];
  progress: string[];
  risks: string[];
  next: string[];
}

const list = (items: string[]): string => items.map((item) => `* ${item}`).join('\n');

const text = (
  back: number,
  { done, progress, risks, next }: Week,
): string => `# Product update, week {week-${back}}

**For:** everybody at Northwind Robotics. **By:** Ana Lopez. Sales reads the risks first.

## Done

${list(done)}

## In progress

${list(progress)}

## Risks

${list(risks)}

## Next week

${list(next)}
`;

const lastWeek: Week = {
  done: [
    "The gripper's force has a limit of 40 N (robot-arm, merged by Chloe).",
    'Demos are checked before they run; a typo no longer stops the arm halfway.',
    'The console polls every ten seconds instead of every second.',
  ],
  progress: [
    'Speed up and slow down smoothly: in review, one test still fails (Ben).',
    'Keep the tool above the table: a first version works in the simulator (Ana).',
    'The console shows arms that do not report as offline (Ana).',
  ],
  risks: [
    'The gateway runs out of memory on Mondays. More memory is a plaster; logs in pieces are the cure.',
    'Force sensors: 20 of 40 arrive in two weeks, the rest in five.',
  ],
  next: [
    'Finish smooth acceleration.',
    'Describe the weekly light curtain test.',
    'Temperatures in degrees Celsius.',
  ],
};

const twoBack: Week = {
  done: [
    'The options of the simulator are explained in the README.',
    'Event times follow the time zone of the workshop.',
  ],
  progress: ["A limit for the gripper's force.", 'Demos are checked before they run.'],
  risks: ['None that are new.'],
  next: ['Bring the force limit to the test bench.', 'Say whom to call when the gateway is down.'],
};

const threeBack: Week = {
  done: ['The drawings of the six axes are final.'],
  progress: ['Demos are to be checked before they run.', 'Whom to call when the gateway is down.'],
  risks: ['Force sensors arrive two weeks late.'],
  next: ['First version of the check for demos.'],
};

const fourBack: Week = {
  done: ['Two pilots signed.', 'The gripper holds its force after a power cut.'],
  progress: ['Drawings of the six axes.'],
  risks: ['One supplier of bearings raised the lead time to four weeks.'],
  next: ['Finish the drawings.'],
};

/** The weekly updates of the last four weeks. */
export const productUpdates: FileSeed = folder(
  'Product updates',
  ['ana', 260],
  [
    doc('Product update, week {week-1}', ['ana', 7.6], text(1, { ...lastWeek, risks: [] }), {
      edits: [edit('chloe', 7.3, text(1, { ...lastWeek, next: [] })), edit('ana', 7.2, text(1, lastWeek))],
      viewed: { chloe: 7, ben: 6.5, ana: 2 },
      comments: [
        {
          by: 'chloe',
          ago: 7,
          text: 'Very clear. Please keep the risks section.',
          quoted: 'Risks',
          replies: [{ by: 'ana', ago: 6.9, text: 'Will do.', action: 'resolve' }],
        },
      ],
    }),
    doc('Product update, week {week-2}', ['ana', 14.3], text(2, twoBack), { viewed: { chloe: 14, ana: 8 } }),
    doc('Product update, week {week-3}', ['ana', 21.3], text(3, threeBack), { viewed: { ben: 20, ana: 15 } }),
    doc('Product update, week {week-4}', ['ana', 28.3], text(4, fourBack), { viewed: { ana: 22 } }),
  ],
  {
    shared: [
      { with: 'ben', role: 'writer' },
      { with: 'chloe', role: 'writer' },
    ],
  },
);
