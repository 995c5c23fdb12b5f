import { pdfOf } from '../content/pdf.js';
import { pngOf } from '../content/png.js';
import type { Content } from '../state/records.js';
import { types } from '../state/records.js';
import { meetings } from './meetings.js';
import type { FileSeed, RootSeed } from './seed.js';
import { blob, doc, folder } from './seed.js';
import { specs } from './specs.js';
import { templates } from './templates.js';
import { productUpdates } from './updates.js';

const kickoff: FileSeed = {
  name: 'Fleet console: kickoff',
  mimeType: types.presentation,
  by: 'ana',
  ago: 75,
  content: (): Content => ({
    kind: 'presentation',
    slides: [
      { title: 'Fleet console', lines: ['Kickoff', 'Ana Lopez, Ben Okafor, Chloe Martin'] },
      {
        title: 'Why',
        lines: [
          '38 arms in 14 workshops',
          'Today a workshop calls us to say that an arm stands still',
          'We want to know before they do',
        ],
      },
      {
        title: 'What it shows',
        lines: [
          'Which arm reports, which does not',
          'Temperatures in degrees Celsius',
          'Events in the time zone of the workshop',
        ],
      },
      { title: 'What it does not do', lines: ['It never moves an arm', 'No pictures from the cells'] },
      {
        title: 'First steps',
        lines: [
          'Poll every ten seconds',
          'Offline after 60 seconds without a word',
          'Export the event log as CSV',
        ],
      },
    ],
  }),
  shared: [
    { with: 'ben', role: 'writer' },
    { with: 'chloe', role: 'writer' },
  ],
};

const budget: FileSeed = {
  name: 'Budget {year}',
  mimeType: types.spreadsheet,
  by: 'chloe',
  ago: 320,
  content: (): Content => ({
    kind: 'spreadsheet',
    sheets: [
      {
        title: 'Overview',
        rows: [
          ['Item', 'Planned', 'Spent', 'Left', 'Note'],
          ['Force sensors', '12000', '7400', '4600', '40 pieces, 20 delivered'],
          ['Motors', '54000', '51200', '2800', 'last batch M-2290'],
          ['Test bench', '8000', '9100', '-1100', 'second load cell, "unplanned"'],
          ['Cloud', '9600', '6210', '3390', 'gateway gets more memory'],
          ['Travel', '6000', '2150', '3850', 'Oakline, Contoso'],
        ],
      },
      {
        title: 'Cloud by month',
        rows: [
          ['Month', 'Cost'],
          ['September', '690'],
          ['October', '720'],
          ['November', '705'],
        ],
      },
    ],
  }),
  shared: [{ with: 'ana', role: 'commenter', ago: 300 }],
  viewed: { ana: 12 },
};

const datasheet = [
  'GX-40 gripper: datasheet',
  '',
  'Revision C',
  '',
  'Stroke                      80 mm',
  'Force at the fingertips     5 to 40 N',
  'Repeatability               0.05 mm',
  'Weight without fingers      0.62 kg',
  'Supply                      24 V, 1.8 A',
  'Temperature                 5 to 55 degrees Celsius',
  '',
  'The force limit of 40 N is part of the safety concept and cannot be raised.',
];

const survey =
  'customer,arms,happy,wish\r\nOakline,3,4,"full speed with the force limit on"\r\nPasso,1,5,\r\nVerdant,6,3,"temperatures in degrees, not in raw values"\r\nHolm & Sons,2,4,"export of the event log"\r\n';

const releaseNotes =
  '# 1.8.0\n\n- The gripper never presses with more than 40 N.\n- Demos are checked before they run.\n\n# 1.7.2\n\n- The simulator has `--slow`.\n';

/** The Drives of Ana, Ben and Chloe. */
export const northwind: RootSeed[] = [
  {
    owner: 'ana',
    files: [
      productUpdates,
      specs,
      meetings,
      kickoff,
      folder(
        'Pictures',
        ['ana', 100],
        [
          blob('arm-on-bench.png', 'image/png', {
            by: 'ana',
            ago: 40,
            bytes: () =>
              pngOf(320, 200, [
                [34, 64, 92],
                [200, 120, 40],
                [120, 120, 124],
              ]),
          }),
          blob('light-curtain-setup.png', 'image/png', {
            by: 'ana',
            ago: 30,
            bytes: () =>
              pngOf(320, 200, [
                [240, 240, 240],
                [200, 30, 40],
                [240, 240, 240],
              ]),
          }),
        ],
      ),
      blob('customer-survey.csv', 'text/csv', { by: 'ana', ago: 19, bytes: () => Buffer.from(survey) }),
      blob('release-notes.md', 'text/markdown', {
        by: 'ana',
        ago: 18,
        bytes: () => Buffer.from(releaseNotes),
      }),
      doc(
        'Notes to self',
        ['ana', 55],
        '# Notes to self\n\n* Ask for a quieter room for calls.\n* Book the train to Porto.\n',
      ),
      doc('Old gripper drawing', ['ana', 190], '# Old gripper drawing\n\nReplaced by GX-40.\n', {
        trashedAgo: 20,
      }),
    ],
  },
  {
    owner: 'ben',
    files: [
      blob(
        'GX-40 gripper: datasheet.pdf',
        'application/pdf',
        { by: 'ben', ago: 140, bytes: () => pdfOf(datasheet) },
        {
          shared: [
            { with: 'ana', role: 'reader', ago: 90 },
            { with: 'chloe', role: 'reader', ago: 90 },
          ],
          viewed: { ana: 33 },
        },
      ),
      doc(
        'Firmware ideas',
        ['ben', 44],
        '# Firmware ideas\n\n* Logs in pieces of 256 KB.\n* Measure the weight while lifting.\n',
      ),
    ],
  },
  {
    owner: 'chloe',
    files: [
      templates,
      budget,
      doc(
        'Hiring: firmware engineer',
        ['chloe', 38],
        '# Hiring: firmware engineer\n\nFour candidates, two talks done. Decision before the holidays.\n',
      ),
    ],
  },
];
