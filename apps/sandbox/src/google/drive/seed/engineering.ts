import { types } from '../state/records.js';
import type { SharedDriveSeed } from './seed.js';
import { doc, folder } from './seed.js';

const gatewayRunbook = `# Gateway out of memory: runbook

For whoever is called when the gateway of the fleet is down. Written for six in the morning: do the steps in this order.

## How it shows

* The console says "no data" for every arm.
* The alarm "gateway restarted" fires, mostly on Mondays between 06:00 and 06:30.
* \`memory\` on the board is at its limit of 512 MB just before.

## What to do first

1. Look at the board. If the gateway came back by itself, write the time into the log below and stop here.
2. If it keeps restarting, stop the upload of logs: set \`UPLOAD_LOGS=off\` and deploy. Customers see live data again after about two minutes.
3. Tell support in the channel "fleet", in one sentence, with the time when it will be normal again.
4. Switch the upload on again after 08:00.

## Why it happens

All workshops switch on at the same time on Mondays. 38 arms send 11 MB of log each within two minutes, and the gateway holds each log whole in memory.

## What will end it

Arms send their logs in pieces of 256 KB. Until then more memory is a plaster.

## Whom to call

| When | Who |
| :---- | :---- |
| 06:00 to 22:00 | Ben Okafor |
| at night | nobody: the fleet keeps working without the gateway |

## Log

| Date | Down | Note |
| :---- | :---- | :---- |
| {date-22} | 06:09 to 06:31 | came back by itself |
| {date-15} | 06:14 to 06:44 | upload switched off |
| {date-8} | 06:12 to 06:40 | killed with 512 MB in use |
`;

const lightCurtain = `# Light curtain: weekly test

Every cell with a light curtain is tested once a week, before the first shift.

1. Start the demo \`curtain-test\` at 100 mm/s.
2. Break the curtain with the test rod at the top, in the middle and at the bottom.
3. The arm has to stand still within 150 ms each time. The controller shows the time.
4. Write the three times into the sheet and sign.

The operator who did the test signs; the shift lead countersigns once a month.

If one of the times is above 150 ms: stop the cell, take the key, call Ben.
`;

const handbook = `# On call: handbook

One person is on call for the fleet each week, Monday 06:00 to Monday 06:00.

## Before your week

* Check that you can open the board from home.
* Read the runbooks in this drive. There are three of them and they are short.

## During your week

* An alarm is answered within 20 minutes between 06:00 and 22:00.
* What is not in a runbook is written into one afterwards, by you, before Friday.

## After your week

Ten lines to the next person: what happened, what is still open.
`;

/** The shared drive of the engineers. */
export const engineering: SharedDriveSeed = {
  name: 'Engineering',
  ago: 500,
  members: [
    { who: 'chloe', role: 'organizer' },
    { who: 'ben', role: 'fileOrganizer' },
    { who: 'ana', role: 'writer' },
  ],
  files: [
    folder(
      'Runbooks',
      ['chloe', 480],
      [
        doc('Gateway out of memory: runbook', ['ben', 21], gatewayRunbook, {
          viewed: { chloe: 8, ana: 7 },
          comments: [
            { by: 'chloe', ago: 8, text: 'Who is called at night, in one name please.', quoted: 'nobody' },
          ],
        }),
        doc('Light curtain: weekly test', ['ana', 30], lightCurtain),
        doc('On call: handbook', ['chloe', 300], handbook),
      ],
    ),
    {
      name: 'Motor batches',
      mimeType: types.spreadsheet,
      by: 'ben',
      ago: 90,
      content: () => ({
        kind: 'spreadsheet',
        sheets: [
          {
            title: 'Batches',
            rows: [
              ['batch', 'received', 'pieces', 'torque_nm', 'remark'],
              ['M-2261', '2026-02-03', '40', '3.2', ''],
              ['M-2274', '2026-05-19', '40', '3.1', 'two with loose encoder'],
              ['M-2290', '2026-09-01', '60', '3.2', 'used since arm B-05'],
            ],
          },
        ],
      }),
    },
  ],
};
