import { pdf } from './files.js';
import type { SeedThread } from './seed-mail.js';

const keller = 'Anna Keller <a.keller@keller-sensors.example>';
const bearings = 'Precision Bearings Accounts <accounts@precision-bearings.example>';

/** Suppliers, invoices and what Ana has begun to write. */
export const supplierThreads: readonly SeedThread[] = [
  {
    subject: 'Offer for 40 force sensors',
    filed: { ana: ['Suppliers'] },
    mails: [
      {
        from: 'ana',
        to: [keller],
        ago: [9, '10:15'],
        text: 'Dear Ms Keller,\n\nwe need 40 force sensors FS-20 for the next gripper. Could you send an offer with a delivery date?\n\nBest regards\nAna Lopez\nNorthwind Robotics',
      },
      {
        from: keller,
        to: ['ana'],
        ago: [8, '13:50'],
        quotes: true,
        text: 'Dear Ms Lopez,\n\nthank you for your request. Our offer is attached; it is valid for 30 days. We can deliver 20 pieces in two weeks and the rest in five.\n\nKind regards\nAnna Keller',
        attachments: [
          pdf('offer-FS20-1182.pdf', [
            'Keller Sensors, offer 1182',
            '40 x FS-20 at EUR 62.50',
            'Total EUR 2,500.00',
            'Valid for 30 days',
          ]),
        ],
      },
      {
        from: 'ana',
        to: [keller],
        ago: [2, '17:40'],
        quotes: true,
        draft: true,
        text: 'Dear Ms Keller,\n\nthank you for the offer. We take all 40 pieces in two deliveries as you propose. Please send',
      },
    ],
  },
  {
    subject: 'Invoice 2026-1147',
    filed: { ana: ['Receipts'] },
    category: 'UPDATES',
    mails: [
      {
        from: bearings,
        to: ['ana'],
        ago: [11, '06:30'],
        text: 'Dear customer,\n\nplease find invoice 2026-1147 over EUR 864.20 attached. Payment is due within 30 days.\n\nThis message was sent automatically.',
        attachments: [
          pdf('invoice-2026-1147.pdf', ['Precision Bearings', 'Invoice 2026-1147', 'Total EUR 864.20']),
        ],
        headers: { 'Auto-Submitted': 'auto-generated' },
      },
    ],
  },
  {
    subject: 'Bearings: new lead times',
    archived: ['ana'],
    filed: { ana: ['Suppliers'] },
    mails: [
      {
        from: 'Jonas Weber <j.weber@precision-bearings.example>',
        to: ['ana', 'ben'],
        ago: [19, '11:11'],
        text: 'Hello,\n\nfrom the first of next month the lead time of the 6004 series grows from two to four weeks. Please order in time.\n\nJonas Weber',
      },
    ],
  },
  {
    subject: 'Safety handbook, chapter 4',
    mails: [
      {
        from: 'ana',
        to: ['ben', 'chloe'],
        ago: [1, '09:30'],
        draft: true,
        text: 'Hi both,\n\nchapter 4 (light curtain) needs a second pair of eyes. I would like to send it to Contoso by Friday.\n\nAna',
      },
    ],
  },
  {
    subject: 'Product update, next week',
    mails: [
      {
        from: 'ana',
        to: [],
        ago: 0.3,
        draft: true,
        text: 'Hello all,\n\nDone\n-\n\nIn progress\n-\n\nRisks\n- Oakline: full speed needed by Monday\n\nAna',
      },
    ],
  },
];
