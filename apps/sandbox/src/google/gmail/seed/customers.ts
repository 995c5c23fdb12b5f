import { csv, pdf, textFile } from './files.js';
import type { SeedThread } from './seed-mail.js';

const sofia = 'Sofia Brandt <sofia.brandt@oakline-joinery.example>';
const tiago = 'Tiago Faria <tiago@serralharia-faria.example>';
const marta = 'Marta Silva <marta@northwind.example>';
const support = 'Northwind Support <support@northwind.example>';

const cycleLog = csv('cycle-log-A17.csv', [
  ['time', 'cycle', 'speed_mm_s', 'grip_force_n', 'part_held'],
  ['08:14:02', 1, 180, 24.8, 'yes'],
  ['08:14:41', 2, 240, 22.1, 'yes'],
  ['08:15:19', 3, 320, 14.9, 'no'],
  ['08:15:58', 4, 320, 15.2, 'no'],
  ['08:16:36', 5, 240, 21.7, 'yes'],
]);

/** Customers who write to Ana, some of them with a problem to be turned into work. */
export const customerThreads: readonly SeedThread[] = [
  {
    subject: 'Arm drops parts when it speeds up',
    filed: { ana: ['Customers/Oakline', 'IMPORTANT', 'STARRED'] },
    unread: ['ana'],
    mails: [
      {
        from: sofia,
        to: [support],
        ago: [4, '09:12'],
        text: `Hello,

since the update last week our arm (A-17, serial NR-2231) drops oak panels when it goes faster than about 300 mm/s. At 240 mm/s everything is fine. It happens in roughly one cycle out of five, always in the fast part of the move, never when it stands still.

We have not changed the gripper or the panels. The log of this morning is attached.

Kind regards
Sofia Brandt
Oakline Joinery, production`,
        attachments: [cycleLog],
      },
      {
        from: 'ana',
        to: [sofia],
        cc: ['ben'],
        ago: [4, '11:40'],
        quotes: true,
        text: `Hi Sofia,

thank you for the log, that helps a lot. The grip force goes down exactly when the speed goes up, so this looks like our new force limit and not like your gripper. Please stay at 240 mm/s until we have a fix.

Two questions: which version does the console show for A-17, and how heavy are the panels?

Best
Ana`,
      },
      {
        from: sofia,
        to: ['ana'],
        cc: ['ben', support],
        ago: [3, '08:05'],
        quotes: true,
        text: `Hi Ana,

the console says 1.8.0. A panel weighs 1.4 kg. We can live with 240 mm/s this week, but from Monday we have an order of 600 panels and need the full speed.

Regards
Sofia`,
        attachments: [
          textFile('console-version.txt', 'arm A-17\nserial NR-2231\nfirmware 1.8.0\ngripper G2\n'),
        ],
      },
      {
        from: 'ben',
        to: ['ana'],
        ago: [2, '16:20'],
        quotes: true,
        text: `Ana, I can reproduce it: the limit counts the force of acceleration as grip force and lets go. At 1.4 kg and 320 mm/s that is about 9 N too much. Should be a small change next to the smooth acceleration work. Can you open an issue in ARM so that it does not get lost?

Ben`,
      },
      {
        from: sofia,
        to: ['ana'],
        cc: ['ben'],
        ago: 0.12,
        quotes: true,
        text: `Hi Ana,

any news? Monday is close and I have to tell our shift lead whether to plan with 240 or 320 mm/s.

Sofia`,
      },
    ],
  },
  {
    subject: 'Contagem de ciclos errada desde segunda-feira',
    filed: { ana: ['Customers/Faria'] },
    unread: ['ana'],
    mails: [
      {
        from: tiago,
        to: ['ana'],
        ago: [1, '10:31'],
        text: `Olá Ana,

a consola mostra a contagem de ciclos de ontem em vez da de hoje. Acontece só nos braços da oficina de Braga. Em anexo o que vejo e o que o braço conta.

Podem verificar? Não é urgente, mas a produção usa estes números à sexta-feira.

Cumprimentos,
Tiago Faria
Serralharia Faria`,
        html: `<div dir="ltr"><p>Olá Ana,</p><p>a consola mostra a contagem de ciclos de <b>ontem</b> em vez da de <b>hoje</b>. Acontece só nos braços da oficina de Braga. Em anexo o que vejo e o que o braço conta.</p><table border="1"><tr><th>Braço</th><th>Consola</th><th>Braço conta</th></tr><tr><td>B-03</td><td>412</td><td>388</td></tr><tr><td>B-04</td><td>397</td><td>401</td></tr></table><p>Podem verificar? Não é urgente, mas a produção usa estes números à sexta-feira.</p><p>Cumprimentos,<br>Tiago Faria<br>Serralharia Faria</p></div>`,
        attachments: [
          csv('contagem-braga.csv', [
            ['braco', 'consola', 'braco_conta'],
            ['B-03', 412, 388],
            ['B-04', 397, 401],
          ]),
        ],
      },
    ],
  },
  {
    subject: 'Pilot with two arms: dates and open points',
    filed: { ana: ['Customers/Contoso'] },
    mails: [
      {
        from: 'dmitri',
        to: ['ana'],
        cc: ['chloe'],
        ago: [6, '07:55'],
        text: `Dear Ana, dear Chloe,

our lab is ready for the two arms. Three points before we sign:

1. Who does the weekly light curtain test, and where is it written down?
2. May we mount a tool above the table? Our fixture needs 60 mm.
3. We would like to read temperatures by API, not on the console.

Could you answer by the end of next week?

Dmitri Volkov
Contoso Labs, Platform`,
      },
      {
        from: 'chloe',
        to: ['dmitri'],
        cc: ['ana'],
        ago: [5, '09:20'],
        quotes: true,
        text: `Hello Dmitri,

very glad to hear it. On 1: the operator does it, the description is being written. Ana will come back to you on 2 and 3.

Chloe`,
      },
      {
        from: 'ana',
        to: ['dmitri'],
        cc: ['chloe'],
        ago: [5, '14:02'],
        quotes: true,
        text: `Hi Dmitri,

2: yes from the next release on; the arm then keeps the tool above the table by itself. 60 mm is fine.
3: an export of the event log is planned. I will let you know when it has a date.

Best
Ana`,
      },
    ],
  },
  {
    subject: 'Thank you for the visit',
    archived: ['ana'],
    filed: { ana: ['Customers/Oakline'] },
    mails: [
      {
        from: sofia,
        to: ['ana', marta],
        ago: [23, '15:45'],
        text: 'Hi Ana, hi Marta,\n\nthank you for coming by on Tuesday. The team liked how quickly the arm learned the new panel. The photos are on their way.\n\nSofia',
      },
    ],
  },
  {
    subject: 'Purchase order 4500118',
    archived: ['ana'],
    filed: { ana: ['Customers/Oakline'] },
    mails: [
      {
        from: 'Oakline Purchasing <purchasing@oakline-joinery.example>',
        to: ['ana'],
        cc: [marta],
        ago: [31, '08:30'],
        text: 'Dear Ms Lopez,\n\nplease find our purchase order for one arm and two grippers G2 attached. Delivery as agreed.\n\nOakline Joinery, Purchasing',
        attachments: [
          pdf('PO-4500118.pdf', [
            'Oakline Joinery, purchase order 4500118',
            '1 x robot arm R1',
            '2 x gripper G2',
            'Total: EUR 18,940.00',
          ]),
        ],
      },
    ],
  },
  {
    subject: 'Training for two operators',
    filed: { ana: ['Customers/Faria'] },
    mails: [
      {
        from: tiago,
        to: [marta],
        cc: ['ana'],
        ago: [12, '09:05'],
        text: 'Good morning Marta,\n\ntwo of our operators need the training for the console. Is there a date in the first half of next month? Lisbon or online are both fine.\n\nTiago',
      },
      {
        from: marta,
        to: [tiago],
        cc: ['ana'],
        ago: [11, '10:40'],
        quotes: true,
        text: 'Good morning Tiago,\n\nonline works on the second Tuesday, 09:00 to 12:00. Ana would join for the questions. Shall I book it?\n\nMarta',
      },
    ],
  },
];
