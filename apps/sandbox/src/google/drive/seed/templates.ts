import type { FileSeed } from './seed.js';
import { doc, folder } from './seed.js';

const weekly = `# Product update, week NN

**For:** everybody at Northwind Robotics. **By:** your name. Sales reads the risks first.

## Done

* What was finished, in words a customer understands. Merged pull requests and moved tickets are a good start.

## In progress

* What is being worked on, by whom, and what it waits for.

## Risks

* What may go wrong, and what we do about it. Never leave this out: write "none that are new".

## Next week

* At most four things.
`;

const meeting = `# Meeting notes: topic

**Date:** **Present:**

## What we wanted to know

## What was said

## What was decided

## Who does what by when

| Who | What | By |
| :---- | :---- | :---- |
|  |  |  |
`;

/** Chloe's templates: to be copied, not to be written into. */
export const templates: FileSeed = folder(
  'Templates',
  ['chloe', 320],
  [
    doc('Weekly product update template', ['chloe', 310], weekly, { viewed: { ana: 7.7, ben: 60 } }),
    doc('Meeting notes template', ['chloe', 305], meeting, { viewed: { ana: 4 } }),
  ],
  {
    shared: [
      { with: 'ana', role: 'reader' },
      { with: 'ben', role: 'reader' },
    ],
  },
);
