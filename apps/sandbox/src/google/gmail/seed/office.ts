import { pdf } from './files.js';
import type { SeedThread } from './seed-mail.js';

const team = 'Northwind team <team@northwind.example>';

/** Small talk, people matters and notes. */
export const officeThreads: readonly SeedThread[] = [
  {
    subject: 'Lunch on Friday?',
    archived: ['ana'],
    mails: [
      { from: 'ben', to: ['ana', 'chloe'], ago: [13, '10:01'], text: 'Friday, the place with the sardines?' },
      { from: 'ana', to: ['ben', 'chloe'], ago: [13, '10:09'], text: 'Yes. 12:30?', quotes: true },
      {
        from: 'chloe',
        to: ['ben', 'ana'],
        ago: [13, '10:30'],
        text: '13:00, I have a call before.',
        quotes: true,
      },
      { from: 'ben', to: ['ana', 'chloe'], ago: [13, '10:31'], text: '13:00 it is.', quotes: true },
      { from: 'ana', to: ['ben', 'chloe'], ago: [13, '10:40'], text: 'I will book for three.', quotes: true },
    ],
  },
  {
    subject: 'Holidays at the end of the year',
    unread: ['ben'],
    mails: [
      {
        from: 'People team <people@northwind.example>',
        to: [team],
        ago: [15, '09:00'],
        text: 'Dear all,\n\nthe office is closed from the 24th to the 1st. The calendar of next year is attached. Please enter your days by the end of the month.\n\nPeople team',
        attachments: [
          pdf('holiday-calendar.pdf', [
            'Northwind Robotics',
            'Holiday calendar',
            '1 Jan',
            '25 Apr',
            '1 May',
            '10 Jun',
          ]),
        ],
      },
    ],
  },
  {
    subject: 'Interview on Wednesday: motion control',
    mails: [
      {
        from: 'chloe',
        to: ['ben'],
        cc: ['ana'],
        ago: [5, '11:00'],
        text: 'Ben, can you take the technical hour on Wednesday at 14:00? Ana would join for the last 15 minutes to talk about customers. CV attached.\n\nChloe',
        attachments: [
          pdf('cv-r-almeida.pdf', [
            'R. Almeida',
            'Motion control engineer',
            '6 years, two of them with delta robots',
          ]),
        ],
      },
      {
        from: 'ben',
        to: ['chloe'],
        cc: ['ana'],
        ago: [5, '11:12'],
        quotes: true,
        text: 'Yes, I take it.\n\nBen',
      },
    ],
  },
  {
    subject: 'Console colours for offline arms',
    archived: ['ana'],
    mails: [
      {
        from: 'chloe',
        to: ['ana'],
        ago: [17, '16:40'],
        text: 'Grey reads as "switched off on purpose". Could offline be the outlined triangle that we have for warnings?\n\nChloe',
      },
    ],
  },
  {
    subject: 'Note to self: questions for the Contoso call',
    archived: ['ana'],
    mails: [
      {
        from: 'ana',
        to: ['ana'],
        ago: [6, '18:30'],
        text: '- who owns the fixture drawings?\n- how many operators?\n- temperature: every minute or every hour?',
      },
    ],
  },
];
