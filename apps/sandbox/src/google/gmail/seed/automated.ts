import type { Ago, SeedThread } from './seed-mail.js';

interface Newsletter {
  name: string;
  domain: string;
}

const newsletter = ({ name, domain }: Newsletter, issue: number, ago: Ago, lead: string): SeedThread => ({
  subject: `${name} #${issue}: ${lead}`,
  category: 'PROMOTIONS',
  filed: { ana: ['Newsletters'] },
  ...(typeof ago !== 'number' && ago[0] > 10 ? { archived: ['ana'] } : { unread: ['ana'] }),
  mails: [
    {
      from: `${name} <news@${domain}>`,
      to: ['ana'],
      ago,
      htmlOnly: true,
      text: '',
      html: `<!doctype html><html><head><style>.a{color:#333}</style><title>${name}</title></head><body><div style="display:none">${lead}</div><table width="600"><tr><td><h1>${name} #${issue}</h1><p>${lead}.</p><h2>In this issue</h2><ul><li><a href="https://${domain}/${issue}/1">Why cheap encoders got good</a></li><li><a href="https://${domain}/${issue}/2">A workshop that runs three shifts with two arms</a></li><li><a href="https://${domain}/${issue}/3">Reader letter: my gripper and I</a></li></ul><img src="https://${domain}/pixel.gif" width="1" height="1"><p class="a">You get this because you subscribed. <a href="https://${domain}/unsubscribe">Unsubscribe</a></p></td></tr></table></body></html>`,
      headers: {
        'List-Unsubscribe': `<https://${domain}/unsubscribe?u=ana>, <mailto:leave@${domain}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': `${name} <weekly.${domain}>`,
        Precedence: 'bulk',
      },
    },
  ],
});

const notice = (from: string, subject: string, ago: Ago, text: string): SeedThread => ({
  subject,
  category: 'UPDATES',
  ...(typeof ago !== 'number' && ago[0] < 2 ? { unread: ['ana'] } : {}),
  mails: [
    {
      from,
      to: ['ana'],
      ago,
      text,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    },
  ],
});

const servo = { name: 'The Servo Letter', domain: 'servoletter.example' };
const weekly = { name: 'Workshop Weekly', domain: 'workshopweekly.example' };
const code = 'northwind/robot-arm <notifications@code.example>';
const jira = 'Jira <jira@northwind.atlassian.example>';

/** Newsletters, notifications and other mail that nobody wrote by hand. */
export const automatedThreads: readonly SeedThread[] = [
  newsletter(servo, 212, [2, '06:00'], 'Smooth starts save gears'),
  newsletter(servo, 211, [9, '06:00'], 'Light curtains explained'),
  newsletter(servo, 210, [16, '06:00'], 'Grip without guessing'),
  newsletter(weekly, 88, [5, '05:30'], 'Small robots, small floors'),
  newsletter(weekly, 87, [12, '05:30'], 'What a cell costs'),
  notice(
    code,
    '[northwind/robot-arm] Speed up and slow down smoothly',
    [1, '15:20'],
    'ben-okafor requested your review on: northwind/robot-arm "Speed up and slow down smoothly".\n\nYou are receiving this because your review was requested.',
  ),
  notice(
    code,
    '[northwind/robot-arm] 1 of 48 tests failed',
    [1, '15:34'],
    'The workflow "test" failed: straight keeps below the maximum speed.\n\nYou are receiving this because you are subscribed to this thread.',
  ),
  notice(
    jira,
    '[Jira] 5 changes in Robot Arm',
    [2, '07:00'],
    'Ben Okafor moved 2 issues to Done. Chloe Martin commented on 1 issue. 2 issues were created.\n\nThis is a daily digest. Manage notifications in your profile.',
  ),
  notice(
    'Fleet Console <noreply@console.northwind.example>',
    'Weekly report: 38 arms, 2 offline',
    [1, '06:15'],
    'Arms: 38\nOffline: B-07, B-11\nCycles this week: 48,212\nForce limit hits: 61 (last week 4)\n\nDo not reply to this address.',
  ),
  notice(
    'Lusitania Rail <no-reply@lusitania-rail.example>',
    'Your booking Lisbon - Porto',
    [4, '18:22'],
    'Booking KX3P9A\nLisbon Oriente 07:39 - Porto Campanha 10:48\nCoach 4, seat 61\nEUR 29.50',
  ),
  notice(
    'Payroll <noreply@payroll.example>',
    'Your payslip is ready',
    [14, '05:00'],
    'Dear Ana Lopez,\n\nyour payslip is ready in the portal. For your safety it is never sent by mail.',
  ),
  notice(
    'Accounts <no-reply@accounts.google.example>',
    'New sign-in on Linux',
    [18, '09:44'],
    'We noticed a new sign-in to your account on a Linux device. If this was you, you do not need to do anything.',
  ),
  {
    subject: '[motion-dev] Jerk limits for short moves',
    category: 'FORUMS',
    mails: [
      {
        from: 'Petra Lang <petra.lang@motion.example>',
        to: ['motion-dev <motion-dev@lists.motion.example>'],
        cc: ['ana', 'ben'],
        ago: [3, '20:10'],
        text: 'Has anybody measured whether a jerk limit still helps on moves below 20 mm? Our simulator says no, our customers say yes.\n\nPetra',
        headers: {
          'List-Id': 'motion-dev <motion-dev.lists.motion.example>',
          'List-Unsubscribe': '<mailto:motion-dev-leave@lists.motion.example>',
          Precedence: 'list',
        },
      },
    ],
  },
  {
    subject: 'Invitation: Design review gripper force limit',
    category: 'UPDATES',
    mails: [
      {
        from: 'chloe',
        to: ['ana', 'ben'],
        ago: [3, '13:01'],
        text: 'Design review gripper force limit\n{tomorrow}, 10:00 - 11:00\nRoom Tejo\nGuests: Ana Lopez, Ben Okafor, Chloe Martin',
        attachments: [
          {
            filename: 'invite.ics',
            mimeType: 'text/calendar',
            content:
              'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Design review gripper force limit\r\nLOCATION:Room Tejo\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
          },
        ],
      },
    ],
  },
  {
    subject: 'You have WON a 3D printer',
    filed: { ana: ['SPAM'] },
    archived: ['ana'],
    mails: [
      {
        from: 'Prize Desk <winner@prizes.example>',
        to: ['ana'],
        ago: [3, '02:12'],
        text: 'Congratulations!!! Click within 24 hours to claim your 3D printer.',
      },
    ],
  },
  {
    subject: 'Old parking permit',
    filed: { ana: ['TRASH'] },
    archived: ['ana'],
    mails: [
      {
        from: 'Facilities <facilities@northwind.example>',
        to: ['ana'],
        ago: [20, '10:00'],
        text: 'Your parking permit ends this month. A new one was issued already.',
      },
    ],
  },
];
