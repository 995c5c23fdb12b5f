import type { FileSeed } from './seed.js';
import { doc, edit, folder } from './seed.js';

const intro = `# Gripper force limit: specification

**Owner:** Ana Lopez. **Reviewers:** Ben Okafor, Chloe Martin. **State:** in review, decision at the design review.

## 1. Why

The gripper crushes soft parts. Since 1.8.0 it never presses with more than 40 N, but the limit is the same for everybody and it fires without cause when the arm accelerates: Oakline loses oak panels above 300 mm/s. A limit that people switch off is no limit.

## 2. What is limited

* The force at the fingertips, in newtons, measured by the sensor in the wrist.
* The limit holds in every mode: demo, teaching by hand, and the simulator.
* The upper bound is 40 N and cannot be raised by an option.
`;

const third = `
## 3. Force per tool

Each tool carries its own limit between 5 N and 40 N. The controller reads it from the tool description when the tool is mounted.

| Tool | Limit | Typical part |
| :---- | :---- | :---- |
| GX-20 soft fingers | 12 N | foam, fruit |
| GX-40 standard | 40 N | wood, metal |
| GX-40 with cork pads | 25 N | coated panels |

A tool without a description gets 12 N and a warning in the console.
`;

const rest = `
## 4. Acceleration is not force

While the arm accelerates, the mass of the part shows up as force. The limit subtracts what the part weighs times the acceleration before it compares. The weight comes from the demo, or is measured while the arm stands still for 200 ms after gripping.

Acceptance: at 320 mm/s with 1.4 kg no hit in 200 cycles on the test bench.

## 5. What happens when the limit is hit

1. The gripper stops closing at once and keeps its position.
2. The arm slows down within 300 ms and stops.
3. The console shows the tool, the force and the step of the demo, and an event is written to the log.
4. The operator decides: go on, release, or stop the demo. Nothing goes on by itself.

## 6. What the console shows

The page of an arm shows the highest force of the last hour and how often the limit was hit this week. The weekly report names arms with more than 20 hits.

## 7. How it is tested

* On the bench: 0.4, 0.8, 1.4 and 2.0 kg at 180, 240 and 320 mm/s, 50 cycles each.
* In the simulator: the same table as an automatic test.
* At Oakline: one week with 600 panels before the limit ships on by default.

## 8. Open questions

* Does the limit ship on by default in 1.9.0?
* Who calibrates the wrist sensor in the field, and how often?
`;

const oldThird = `
## 3. One force for all tools

The limit is 40 N for every tool.
`;

const acceleration = `# Smooth acceleration: design note

The arm jerks at the start and at the end of a straight move. Speed jumps from zero to the set value within one control step.

## Idea

A ramp with a limited change of acceleration (jerk). Short moves that never reach the set speed get a ramp up and a ramp down without a plateau.

## Numbers

| Move | Today | With ramp |
| :---- | :---- | :---- |
| 400 mm at 300 mm/s | 1.34 s | 1.52 s |
| 50 mm at 300 mm/s | 0.17 s | 0.31 s |

## Not in this version

Moves through several points without stopping.
`;

/** The specification that becomes tickets, and a design note beside it. */
export const specs: FileSeed = folder(
  'Specs',
  ['ana', 250],
  [
    doc('Gripper force limit: specification', ['ana', 21], intro, {
      description: 'What is limited, how it is measured, how it is tested.',
      edits: [
        edit('ana', 13, `${intro}${oldThird}${rest}`),
        edit('ben', 5.1, `${intro}${oldThird}${rest}`),
        edit('ana', 3.2, `${intro}${third}${rest}`),
      ],
      starred: ['ana'],
      viewed: { ana: 1, ben: 2, chloe: 3 },
      comments: [
        {
          by: 'ben',
          ago: 5,
          text: 'The 200 ms standstill costs time in every cycle. Could we measure while the arm lifts the part?',
          quoted: 'measured while the arm stands still for 200 ms after gripping',
          replies: [
            { by: 'ana', ago: 4.6, text: 'If the numbers are as good, yes. Can you try it on the bench?' },
            { by: 'ben', ago: 2.2, text: 'Tried it: within 60 g of the scale. I would do that.' },
          ],
        },
        {
          by: 'chloe',
          ago: 3,
          text: 'Cork pads: is 25 N tested, or a guess?',
          quoted: 'GX-40 with cork pads',
        },
        {
          by: 'chloe',
          ago: 12,
          text: 'Please add what the console shows.',
          replies: [
            { by: 'ana', ago: 11, text: 'Added as section 6.' },
            { by: 'chloe', ago: 10.8, text: 'Good.', action: 'resolve' },
          ],
        },
      ],
    }),
    doc('Smooth acceleration: design note', ['ben', 16], acceleration, { viewed: { ana: 9, chloe: 10 } }),
  ],
  {
    shared: [
      { with: 'ben', role: 'writer' },
      { with: 'chloe', role: 'commenter' },
    ],
  },
);
