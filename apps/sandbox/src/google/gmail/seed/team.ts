import { csv } from './files.js';
import type { SeedThread } from './seed-mail.js';

const marta = 'Marta Silva <marta@northwind.example>';
const joao = 'João Pires <joao@northwind.example>';
const team = 'Northwind team <team@northwind.example>';

const update = (days: number, text: string, replies: SeedThread['mails'] = []): SeedThread => ({
  subject: 'Product update, week {week}',
  filed: { ana: ['Product'], chloe: ['IMPORTANT'] },
  mails: [
    { from: 'ana', to: ['chloe', 'ben', team], cc: [marta, joao], ago: [days, '15:30'], text },
    ...replies,
  ],
});

/** Work inside the company: the weekly update, a meeting to prepare, open questions. */
export const teamThreads: readonly SeedThread[] = [
  update(
    7,
    `Hello all,

this week in short:

Done
- The gripper's force has a limit now; demos are checked before they run.
- The console shows arms that do not report as offline and polls every ten seconds.

In progress
- Speed up and slow down smoothly: in review, one test still fails.
- Keep the tool above the table: first version works in the simulator.

Risks
- The gateway runs out of memory on Mondays; more memory is a plaster, not a cure.

Next week: finish smooth acceleration, describe the weekly light curtain test.

The document is in "Product updates" on Drive.

Ana`,
    [
      {
        from: 'chloe',
        to: ['ana'],
        cc: ['ben', team],
        ago: [7, '16:10'],
        quotes: true,
        text: 'Thanks Ana, very clear. Please keep the risks section, sales reads it first.\n\nChloe',
      },
      {
        from: marta,
        to: ['ana'],
        ago: [6, '09:00'],
        quotes: true,
        text: 'Hi Ana, two customers asked me about temperatures in degrees. Is that in the next update?\n\nMarta',
      },
    ],
  ),
  update(
    14,
    "Hello all,\n\nDone: simulator options are explained; event times follow the time zone of the workshop.\nIn progress: a limit for the gripper's force.\nRisks: none that are new.\n\nAna",
  ),
  update(
    21,
    'Hello all,\n\nDone: six-axis drawings are final. In progress: demos are to be checked before they run. Risks: force sensors arrive two weeks late.\n\nAna',
  ),
  {
    subject: 'Design review: gripper force limit',
    filed: { ana: ['Product', 'IMPORTANT'] },
    unread: ['ana'],
    mails: [
      {
        from: 'chloe',
        to: ['ana', 'ben'],
        ago: [3, '13:00'],
        text: `Hi both,

I put the design review of the gripper force limit into the calendar for {tomorrow} at 10:00. Please bring:

- Ana: what customers have seen since 1.8.0 (Oakline in particular) and what they need by when
- Ben: the numbers from the test bench, with and without acceleration
- me: the decision whether the limit ships on by default

The specification is "Gripper force limit: specification" in Specs. Please read it before, section 3 has changed.

Chloe`,
      },
      {
        from: 'ben',
        to: ['chloe'],
        cc: ['ana'],
        ago: [1, '17:25'],
        quotes: true,
        text: `The numbers are attached. Short version: below 240 mm/s the limit never fires without cause, above 300 mm/s it does in one of five cycles with more than 1.2 kg.

Ben`,
        attachments: [
          csv('force-test-bench.csv', [
            ['speed_mm_s', 'load_kg', 'force_limit_hits', 'cycles'],
            [180, 1.4, 0, 50],
            [240, 1.4, 0, 50],
            [320, 1.4, 11, 50],
            [320, 0.8, 1, 50],
          ]),
        ],
      },
      {
        from: 'chloe',
        to: ['ben', 'ana'],
        ago: 0.2,
        quotes: true,
        text: 'Thank you Ben. Ana, can you say in one sentence what Oakline would accept as a first step? I would like to decide tomorrow and not next week.\n\nChloe',
      },
    ],
  },
  {
    subject: 'Gateway out of memory on Mondays',
    mails: [
      {
        from: 'ben',
        to: ['chloe', 'ana'],
        ago: [8, '08:40'],
        text: 'It happened again this morning at 06:12: the gateway was killed with 512 MB in use. The workshops all switch on at the same time on Mondays and every arm sends its whole log.\n\nBen',
      },
      {
        from: 'chloe',
        to: ['ben', 'ana'],
        ago: [8, '09:15'],
        quotes: true,
        text: 'How sure are you that it is the logs? And whom does one call at 06:12?\n\nChloe',
      },
      {
        from: 'ben',
        to: ['chloe', 'ana'],
        ago: [8, '09:48'],
        quotes: true,
        text: 'Quite sure: 38 arms, 11 MB each, within two minutes. For the second question there is nobody yet. I will write it down next to the alarm.\n\nBen',
      },
      {
        from: 'ana',
        to: ['ben', 'chloe'],
        ago: [7, '10:05'],
        quotes: true,
        text: 'Customers noticed: two of them saw "no data" until 06:40. Can the arms send their logs in pieces?\n\nAna',
      },
      {
        from: 'ben',
        to: ['ana', 'chloe'],
        ago: [7, '11:30'],
        quotes: true,
        text: 'Yes, that is the cure. More memory until then.\n\nBen',
      },
    ],
  },
  {
    subject: 'Parking height of the tool',
    archived: ['ana'],
    mails: [
      {
        from: 'ben',
        to: ['ana'],
        ago: [10, '12:10'],
        text: 'Ana, do customers mount anything higher than 60 mm on the table? I would park the tool at 80 mm then.\n\nBen',
      },
      {
        from: 'ana',
        to: ['ben'],
        ago: [10, '12:55'],
        quotes: true,
        text: 'Contoso needs 60 mm, nobody asked for more. 80 is fine.\n\nAna',
      },
    ],
  },
  {
    subject: 'Weekly light curtain test: who signs?',
    mails: [
      {
        from: joao,
        to: ['ana', 'ben'],
        ago: [9, '14:20'],
        text: 'Hello,\n\nin the field people ask who signs the weekly test of the light curtain. Our sheet has no line for it. Can we agree on one wording for the handbook and for support?\n\nJoão, support',
      },
      {
        from: 'ben',
        to: [joao],
        cc: ['ana'],
        ago: [9, '15:02'],
        quotes: true,
        text: 'The operator who did it signs, the shift lead countersigns once a month. The text is in review.\n\nBen',
      },
    ],
  },
];
