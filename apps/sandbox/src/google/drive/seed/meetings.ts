import type { FileSeed } from './seed.js';
import { doc, folder } from './seed.js';

const sync = `# Product sync, {date-4}

**Present:** Ana, Ben, Chloe

## What was said

* Smooth acceleration: 1 of 48 tests fails, short moves overshoot by 0.4 mm. Ben looks at the ramp.
* Oakline drops panels above 300 mm/s since 1.8.0. They drive at 240 mm/s this week and need full speed from Monday.
* Light curtain: support asks who signs. The operator signs, the shift lead countersigns once a month.

## What was decided

* The force limit gets one value per tool. Ana changes section 3 of the specification.
* The design review decides whether the limit ships on by default.

## Who does what by when

| Who | What | By |
| :---- | :---- | :---- |
| Ben | numbers from the test bench, with and without acceleration | design review |
| Ana | what Oakline would accept as a first step | design review |
| Chloe | order 40 force sensors | Friday |
`;

const contosoCall = `# Contoso pilot: notes from the call, {date-6}

**Present:** Dmitri Volkov (Contoso Labs), Ana, Chloe

* Two arms for the sample room, dates still open.
* A fixture of 60 mm stays on the table, so the tool has to park higher than that.
* They ask who does the weekly light curtain test and where it is written down.
* They want to see the force limit working before they sign.

Next: dates for the pilot, and an answer about the parking height.
`;

/** Ana's notes. */
export const meetings: FileSeed = folder(
  'Meetings',
  ['ana', 240],
  [
    doc('Product sync, {date-4}', ['ana', 4], sync, {
      shared: [
        { with: 'ben', role: 'writer' },
        { with: 'chloe', role: 'writer' },
      ],
      viewed: { ben: 3.5, chloe: 3.8, ana: 1.2 },
    }),
    doc('Contoso pilot: notes from the call, {date-6}', ['ana', 6], contosoCall, {
      shared: [{ with: 'chloe', role: 'reader' }],
    }),
  ],
);
